import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { readTree } from '../../run-command.ts';
import { openBuiltMachine } from './faulty-machine.ts';

let machine: Awaited<ReturnType<typeof openBuiltMachine>>;

beforeAll(async () => {
  machine = await openBuiltMachine();
});

it('what the system refuses gets a line with the path and the remedy, and no stack', async () => {
  const topics = join(machine.contentDir, 'topics');
  const files = await readTree(topics);
  await rm(topics, { recursive: true });
  await writeFile(topics, 'not a folder');
  const { status, stderr } = await machine.build().ended;
  await rm(topics);
  await mkdir(topics);
  for (const [name, text] of files) await writeFile(join(topics, name), text, 'latin1');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^.*topics:1:1 {2}topics must be a folder; .*\n1 error\.\nNothing was built\./);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
});

it('what is no fault of the machine keeps its stack, and says whom to tell', async () => {
  // Before pages are bundled anew, as they are for other code.
  const path = join(machine.engineDir, 'src/publish/publish-site.ts');
  const code = await readFile(path, 'utf8');
  expect(code).toContain('const code = readSiteCode(environment);');
  await writeFile(path, code.replace('const code = readSiteCode(environment);', '$&\n  if (code) throw new TypeError("odd");'));
  const { status, stderr } = await machine.build().ended;
  await writeFile(path, code);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /TypeError: odd\n +at publish .*\n(?: +at .*\n)+This is a bug of Broadsheet's, .* Please report it with the lines above/,
  );
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
});

it('a reader of its words that goes away does not end a build', async () => {
  const { child, ended } = machine.build(['--verbose']);
  child.stdout.once('data', () => child.stdout.destroy());
  child.stderr.destroy();
  expect((await ended).status).toBe(0);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
});

it.each(['SIGTERM', 'SIGINT'] as const)('%s ends a build at once; the next waits for nobody and clears up after it', async (signal) => {
  const { child, ended } = machine.build();
  child.stdout.once('data', () => child.kill(signal));
  await ended;
  expect(child.signalCode).toBe(signal);
  const { status, stderr } = await machine.build().ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
  expect(await readdir(join(machine.engineDir, '.astro/staging'))).toEqual([]);
  expect((await readdir(dirname(machine.outDir))).filter((name) => name.startsWith('.'))).toEqual([]);
});
