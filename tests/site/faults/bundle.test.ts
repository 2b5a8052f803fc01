import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { readTree } from '../../run-command.ts';
import { openBundledMachine } from './faulty-machine.ts';

let machine: Awaited<ReturnType<typeof openBundledMachine>>;

beforeAll(async () => {
  machine = await openBundledMachine();
});

/** The one for every site, and what was made of it for this one. */
async function listBundles(): Promise<string[]> {
  const folder = join(machine.engineDir, '.astro/bundles');
  const names = await readdir(folder);
  expect(names).toHaveLength(2);
  return names.toSorted((a, b) => a.length - b.length).map((name) => join(folder, name));
}

async function findBundle(): Promise<string> {
  return (await listBundles())[1] ?? '';
}

/** The path of a file of the bundle. */
async function findFile(folder: string, ending: string): Promise<string> {
  const names = await readdir(join(await findBundle(), folder));
  return join(await findBundle(), folder, names.find((name) => name.endsWith(ending)) ?? '');
}

it('a build writes nothing below node_modules', async () => {
  const names = await readdir(join(machine.engineDir, 'node_modules'));
  expect(names.filter((name) => /^\.(?:astro|vite)/.test(name))).toEqual([]);
});

it.each<[string, () => Promise<unknown>]>([
  [
    'that lost a font and a script',
    async () => {
      await rm(await findFile('files/assets', '.woff2'));
      await rm(await findFile('files/assets', '.js'));
    },
  ],
  ['with a module cut off', async () => truncate(await findFile('modules', '.mjs'), 100)],
  [
    'that is a file',
    async () => {
      for (const bundle of await listBundles()) {
        await rm(bundle, { recursive: true });
        await writeFile(bundle, 'junk');
      }
    },
  ],
])('a bundle %s is made again, and the site keeps every file', async (_, harm) => {
  await harm();
  const { status, stderr } = await machine.build().ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
  expect(await readdir(await findBundle())).toContain('seal');
});

it.each<[string, (folder: string) => Promise<unknown>]>([
  ['are cut off', async (folder) => truncate(await findCommand(folder), 100)],
  ['cannot be made, since a file is in their place', (folder) => rm(folder, { recursive: true }).then(() => writeFile(folder, 'junk'))],
])('commands that %s are of no harm', async (_, harm) => {
  const folder = join(machine.engineDir, '.astro/commands');
  await harm(folder);
  const { status, stderr } = await machine.build().ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
  await rm(folder, { recursive: true });
  expect((await machine.build().ended).status).toBe(0);
  expect(await findCommand(folder)).toContain('scripts.build.js');
});

async function findCommand(folder: string): Promise<string> {
  const [name = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  return join(folder, name, 'scripts.build.js');
}

it('modules that Node compiled may be junk', async () => {
  expect((await machine.build().ended).status).toBe(0);
  const entries = await readdir(join(machine.engineDir, '.astro/compiled'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(files.length).toBeGreaterThan(20);
  for (const [index, file] of files.entries()) {
    const bytes = await readFile(file);
    await writeFile(file, index % 2 ? bytes.subarray(0, bytes.length >> 1) : bytes.fill(7, bytes.length >> 1));
  }
  const { status, stderr } = await machine.build().ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
});

/** The process that another one starts. */
async function waitForChild(parent: number): Promise<number> {
  const findChild = () => {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number)).find(([, ppid]) => ppid === parent)?.[0];
  };
  return vi.waitUntil(findChild, { timeout: 300_000 });
}

it('a process that bundles and is killed ends the build with a word, and the site is as it was', async () => {
  await rm(join(machine.engineDir, '.astro'), { recursive: true });
  const building = machine.build();
  const child = await waitForChild(building.child.pid ?? 0);
  process.kill(child, 'SIGKILL');
  const { status, stderr } = await building.ended;
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^bundling the pages was stopped by SIGKILL; if nobody did that, the memory/),
  ]);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
  expect((await machine.build().ended).status).toBe(0);
});
