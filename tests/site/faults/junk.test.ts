import { globSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { damageFile } from '../../../scripts/fuzz/damage-file.ts';
import { createDice } from '../../../scripts/fuzz/machine.ts';
import { readTree } from '../../run-command.ts';
import { openBuiltMachine } from './faulty-machine.ts';

let machine: Awaited<ReturnType<typeof openBuiltMachine>>;

beforeAll(async () => {
  machine = await openBuiltMachine();
});

const DEEP = JSON.stringify({
  version: 1,
  engine: 7,
  code: {},
  pages: [['index.html', 1, 'x', null]],
  results: [{ article: 'none' }],
  receivers: { hub: { site: 5 } },
  slots: 'none',
  original: [],
});

const KINDS: Readonly<Record<string, string | undefined>> = {
  nothing: '',
  null: 'null',
  'a group': '{}',
  'a list of lists': '[["a", 1, {}, null, "x", -1], 5]',
  'other types': DEEP,
  '1 MB of junk': 'junk '.repeat(200_000),
  'a folder': undefined,
  'a link that leads nowhere': undefined,
};

/** Everything below CACHE_DIR and beside the site, locks of pictures among it. */
async function listKept(): Promise<string[]> {
  const folders = [machine.cacheDir, join(machine.outDir, '..')];
  const entries = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })));
  const files = entries.flat().filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => !path.startsWith(`${machine.outDir}/`));
}

it.each(Object.keys(KINDS))('a build reads none of what it kept, and makes it again, where each file of it is %s', async (kind) => {
  const paths = [...(await listKept()), join(machine.cacheDir, 'index.sqlite-journal'), join(machine.cacheDir, 'ping.json')];
  expect(
    paths.filter((path) => /index\.sqlite|\/builds\/|\/sources\/|\/made\/|social-images|last-good|report/.test(path)).length,
  ).toBeGreaterThan(6);
  for (const path of paths) {
    await rm(path, { recursive: true, force: true });
    if (kind === 'a folder') await mkdir(join(path, 'inside'), { recursive: true });
    else if (kind === 'a link that leads nowhere') await symlink('nowhere', path);
    else await writeFile(path, KINDS[kind] ?? '');
  }
  const { status, stderr } = await machine.build(['--keep-going']).ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
});

it('a build goes on where a folder that it keeps is a file', async () => {
  for (const name of ['builds', 'last-good', 'social-images']) {
    await rm(join(machine.cacheDir, name), { recursive: true });
    await writeFile(join(machine.cacheDir, name), 'junk');
  }
  const { status, stderr } = await machine.build().ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(await readTree(machine.outDir)).toEqual(machine.whole);
});

it.each(['index.sqlite', 'builds/*.sqlite'])('a build makes the same where %s is cut off or damaged', async (pattern) => {
  const roll = createDice(20261129);
  const listPaths = () => globSync(join(machine.cacheDir, pattern));
  for (let times = 0; times < 3; times += 1) {
    // Damage that only shows while it is written takes the whole file away; the next build makes another.
    if (times > 0 && listPaths().length === 0) expect((await machine.build().ended).status).toBe(0);
    const paths = listPaths();
    expect(paths).toHaveLength(1);
    for (const path of paths) damageFile(path, roll);
    const { status, stderr } = await machine.build().ended;
    expect([status, stderr]).toEqual([0, '']);
    expect(await readTree(machine.outDir)).toEqual(machine.whole);
  }
});
