import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { readTree } from '../../run-command.ts';
import { openBuiltMachine } from './faulty-machine.ts';

let machine: Awaited<ReturnType<typeof openBuiltMachine>>;
/** The one for every site, and what was made of it for this one. */
let bundles: readonly [string, string];

beforeAll(async () => {
  machine = await openBuiltMachine();
  const folder = join(machine.engineDir, '.astro/bundles');
  // Of sites below other paths there may be some too.
  const [name = '', ...others] = (await readdir(folder)).filter((one) => !one.includes('-'));
  expect(others).toEqual([]);
  bundles = [join(folder, name), join(folder, `${name}-${hash('sha256', '/').slice(0, 8)}`)];
});

/** The path of a file of the bundle. */
async function findFile(folder: string, ending: string): Promise<string> {
  const names = await readdir(join(bundles[1], folder));
  return join(bundles[1], folder, names.find((name) => name.endsWith(ending)) ?? '');
}

it.each<[string, () => Promise<unknown>]>([
  [
    'that lost a font and a script',
    async () => {
      await rm(await findFile('files/assets', '.woff2'));
      await rm(await findFile('files/assets', '.js'));
    },
  ],
  ['with a module cut off', async () => truncate(await findFile('modules', '.mjs'), 100)],
])('a bundle %s is made again, and the site keeps every file', async (_, harm) => {
  await harm();
  await expectSameSite();
  expect(await readdir(bundles[1])).toContain('seal');
});

const commandsDir = () => join(machine.engineDir, '.astro/commands');

it('commands that are cut off are made again', async () => {
  const path = await findCommand();
  const { size } = await stat(path);
  await truncate(path, 100);
  await expectSameSite();
  expect((await stat(path)).size).toBe(size);
});

it('commands that cannot be made, since a file is in their place, are of no harm', async () => {
  await rm(commandsDir(), { recursive: true });
  await writeFile(commandsDir(), 'junk');
  await expectSameSite();
  await rm(commandsDir());
  await expectSameSite();
  expect(await findCommand()).toContain('scripts.build.js');
});

async function expectSameSite(): Promise<void> {
  const { status, stderr } = await machine.build().ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
}

async function findCommand(): Promise<string> {
  const [name = '', ...others] = await readdir(commandsDir());
  expect(others).toEqual([]);
  return join(commandsDir(), name, 'scripts.build.js');
}

it('modules that Node compiled may be junk', async () => {
  const entries = await readdir(join(machine.engineDir, '.astro/compiled'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(files.length).toBeGreaterThan(20);
  for (const [index, file] of files.entries()) {
    const bytes = await readFile(file);
    await writeFile(file, index % 2 ? bytes.subarray(0, bytes.length >> 1) : bytes.fill(7, bytes.length >> 1));
  }
  await expectSameSite();
});

/** The process that another one starts. */
async function waitForChild(parent: number): Promise<number> {
  const findChild = () => {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number)).find(([, ppid]) => ppid === parent)?.[0];
  };
  return vi.waitUntil(findChild, { timeout: 300_000 });
}

/** Puts files in their places. */
async function spoilBundles(): Promise<void> {
  for (const bundle of bundles) {
    await rm(bundle, { recursive: true, force: true });
    await writeFile(bundle, 'junk');
  }
}

it('a process that bundles and is killed ends the build with a word, and the site is as it was', async () => {
  await spoilBundles();
  const building = machine.build();
  const child = await waitForChild(building.child.pid ?? 0);
  process.kill(child, 'SIGKILL');
  const { status, stderr } = await building.ended;
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^bundling the pages was stopped by SIGKILL; if nobody did that, the memory/),
  ]);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
});

it('bundles that are files are made again, without a file below node_modules', async () => {
  await spoilBundles();
  await expectSameSite();
  expect(await readdir(bundles[1])).toContain('seal');
  const names = await readdir(join(machine.engineDir, 'node_modules'));
  expect(names.filter((name) => /^\.(?:astro|vite)/.test(name))).toEqual([]);
});
