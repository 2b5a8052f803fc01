import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { lookAtStore } from '../../../src/publish/unchanged/look-at-store.ts';
import { isSameTimes, printTimes, type StoreTimes } from '../../../src/publish/unchanged/store-times.ts';
import { temporaryFolder } from '../../run-command.ts';

let store: string;

beforeEach(async () => {
  store = join(await temporaryFolder(), 'store');
  for (const record of RECORDS) write(store, record, 'Some');
});

const RECORDS = ['sources/aa/a.json', 'sources/ab/b.json', 'made/0123456789abcdef/aa/a.json'];
/** Milliseconds by which a clock is ahead for which all has settled. */
const LATER = 60_000;

/** As the store writes: the folder tells it. */
function write(folder: string, record: string, words: string): void {
  const path = join(folder, record);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${folder}.temporary`, words);
  renameSync(`${folder}.temporary`, path);
}

function print(folder: string, { known, after = 0 }: { known?: StoreTimes; after?: number } = {}): StoreTimes {
  const seen = lookAtStore(folder);
  const times = printTimes({ ...seen, moment: seen.moment + after }, known);
  if (!times) throw new Error('too much is fresh');
  return times;
}

const isSame = (folder: string, known: StoreTimes) => isSameTimes(known, print(folder, { known }));

/** @param format of the archive: `ustar` keeps times in whole seconds */
async function restore(format: string): Promise<string> {
  const folder = await temporaryFolder();
  execFileSync('tar', [`--format=${format}`, '-cf', join(folder, 'archive'), '-C', store, '.']);
  mkdirSync(join(folder, 'store'));
  execFileSync('tar', ['-xf', join(folder, 'archive'), '-C', join(folder, 'store')]);
  return join(folder, 'store');
}

const CHANGES: [string, (folder: string) => void][] = [
  ['another record', (folder) => write(folder, 'sources/aa/c.json', 'Some')],
  ['a record in a folder of its own', (folder) => write(folder, 'made/0123456789abcdef/ff/c.json', 'Some')],
  ['other words of the same length', (folder) => write(folder, 'sources/aa/a.json', 'Same')],
  ['a record less', (folder) => rmSync(join(folder, 'sources/aa/a.json'))],
  ['a folder less', (folder) => rmSync(join(folder, 'sources/aa'), { recursive: true })],
];

it.each(['ustar', 'posix'])('a store that was brought back from an archive (%s) is told from each other', async (format) => {
  // Where settled folders differ only in the part of a second.
  for (const name of ['sources/aa', 'sources/ab']) utimesSync(join(store, name), 1e9 + 0.25, 1e9 + 0.25);
  const [settled, fresh] = [print(store, { after: LATER }), print(store)];
  expect(settled.fresh).toEqual([]);
  expect(fresh.fresh.map(({ name }) => name)).toContain('made/0123456789abcdef/aa');
  const restored = await restore(format);
  expect(lstatSync(join(restored, 'sources/aa')).ctimeMs).not.toBe(lstatSync(join(store, 'sources/aa')).ctimeMs);
  for (const known of [settled, fresh]) expect([isSame(store, known), isSame(restored, known)]).toEqual([true, true]);
});

it.each(CHANGES)('%s shows', async (_, change) => {
  for (const name of ['sources', 'sources/aa', 'sources/ab', 'made', 'made/0123456789abcdef'])
    utimesSync(join(store, name), 1e9 + 0.25, 1e9 + 0.25);
  const known = print(store);
  expect(isSame(store, known)).toBe(true);
  const restored = await restore('ustar');
  for (const folder of [store, restored]) {
    change(folder);
    expect(isSame(folder, known)).toBe(false);
  }
});

it.each(CHANGES)('in the instant in which a build noted how it looks, %s shows', async (_, change) => {
  const known = print(store);
  change(store);
  expect(isSame(store, known)).toBe(false);
});

it('nothing can be told of a store of which all was just made', () => {
  for (let number = 0; number <= 5000; number += 1) writeFileSync(join(store, `sources/aa/${number}.json`), '');
  const seen = lookAtStore(store);
  expect(printTimes(seen)).toBeUndefined();
  expect(printTimes({ ...seen, moment: seen.moment + LATER })).toBeDefined();
});
