import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { createDice } from '../../../scripts/fuzz/machine.ts';
import { PictureStore } from '../../../src/images/store/picture-store.ts';
import { lookAtStore, type SeenStore } from '../../../src/publish/unchanged/look-at-store.ts';
import { isSameStore, printStore, type StoreLook } from '../../../src/publish/unchanged/store-look.ts';
import { temporaryFolder } from '../../run-command.ts';

let store: string;

beforeEach(async () => {
  store = await temporaryFolder();
  for (const record of RECORDS) write(record, 'Some');
});

/** Milliseconds: by a clock that is so far ahead all is settled, by one that is so far behind all is young. */
const LATER = 60_000;
const FOLDERS = ['sources/aa', 'sources/ab', 'made/0123456789abcdef/aa', 'made/0123456789abcdef/ab', 'made/fedcba9876543210/aa'];
const RECORDS = FOLDERS.flatMap((folder) => ['a.json', 'b.json'].map((name) => `${folder}/${name}`));

const pathOf = (name: string) => join(store, name);

/** As the store writes: the folder tells it. */
function write(record: string, words: string): void {
  const temporary = pathOf('temporary');
  mkdirSync(dirname(pathOf(record)), { recursive: true });
  writeFileSync(temporary, words);
  renameSync(temporary, pathOf(record));
}

/** @param after milliseconds that the clock is ahead */
function look(known?: StoreLook, after = 0, see: (seen: SeenStore) => SeenStore = (seen) => seen) {
  const seen = lookAtStore(store);
  const printed = printStore(see({ ...seen, moment: seen.moment + after }), known);
  if (!printed) throw new Error('too much is young');
  return printed;
}

/** All folders and files with their bytes. */
function readState(): string {
  const entries = ['sources', 'made'].flatMap((name) => readdirSync(pathOf(name), { recursive: true, withFileTypes: true }));
  const lines = entries.map((entry) => [
    join(entry.parentPath, entry.name),
    entry.isFile() && readFileSync(join(entry.parentPath, entry.name)),
  ]);
  return JSON.stringify(lines.map(([path, bytes]) => `${path} ${bytes}`).toSorted());
}

/** Does something to a record. */
function change(roll: (limit: number) => number): void {
  const [record = '', other = ''] = [RECORDS[roll(RECORDS.length)], RECORDS[roll(RECORDS.length)]];
  const isThere = readState().includes(`${pathOf(record)} `);
  const kind = roll(6);
  if (isThere && kind === 0) rmSync(pathOf(record));
  else if (isThere && kind === 1) renameSync(pathOf(record), pathOf(other));
  else if (kind === 2 && roll(4) === 0) mkdirSync(pathOf(`sources/${roll(1000)}`), { recursive: true });
  else write(record, ['Some', 'Same', 'Soul'][roll(3)] ?? '');
}

const createRoll = () => createDice(Number(process.env['SEED'] ?? 20261130));

it('a store looks the same exactly as long as it holds the same, in one instant of the clock', () => {
  const roll = createRoll();
  const instant = Date.now() - LATER;
  // As a file system says of all that happens between two ticks.
  const stop = ({ folders }: SeenStore): SeenStore => ({
    moment: instant,
    folders: folders.map((folder) => ({ ...folder, look: { ...folder.look, mtime: instant, ctime: instant } })),
  });
  let [before, left] = [readState(), look(undefined, 0, stop).next];
  const found = { same: 0, other: 0 };
  for (let step = 0; step < 200; step += 1) {
    for (let count = roll(3); count > 0; count -= 1) change(roll);
    const [state, now] = [readState(), look(left, 0, stop)];
    expect(isSameStore(left, now.look), `step ${step}`).toBe(state === before);
    found[state === before ? 'same' : 'other'] += 1;
    [before, left] = [state, now.next];
  }
  expect([found.same > 30, found.other > 30]).toEqual([true, true]);
});

it('a store that changed looks different, while it is young and afterwards', async () => {
  const roll = createRoll();
  let [before, left] = [readState(), look().next];
  for (let step = 0; step < 60; step += 1) {
    for (let count = 1 + roll(3); count > 0; count -= 1) change(roll);
    const [state, now] = [readState(), look(left)];
    if (isSameStore(left, now.look)) expect(state, `step ${step}`).toBe(before);
    [before, left] = [state, now.next];
    if (roll(2) === 0) continue;
    const settled = look(left, LATER);
    expect(isSameStore(left, settled.look), `step ${step}`).toBe(true);
    expect(settled.next.young).toEqual([]);
    expect(isSameStore(settled.next, look(settled.next, LATER).look)).toBe(true);
    left = settled.next;
    await wait(20); // another tick of the clock
  }
});

it.each<[string, () => unknown]>([
  ['another record', () => write('sources/aa/c.json', 'Some')],
  ['a record in a folder of its own', () => write('made/0123456789abcdef/ff/c.json', 'Some')],
  ['other words of the same length', () => write('sources/aa/a.json', 'Same')],
  ['a record less', () => rmSync(pathOf('made/fedcba9876543210/aa/a.json'))],
  ['a folder less', () => rmSync(pathOf('made/fedcba9876543210'), { recursive: true })],
  ['nothing any more', () => rmSync(store, { recursive: true })],
  ['a file in the place of a folder', () => [rmSync(pathOf('sources'), { recursive: true }), writeFileSync(pathOf('sources'), '')]],
  ['a link in the place of a record', () => [rmSync(pathOf('sources/aa/a.json')), symlinkSync('b.json', pathOf('sources/aa/a.json'))]],
])('a store looks different with %s', async (_, spoil) => {
  const [young, settled] = [look().next, look(undefined, LATER).next];
  await wait(20);
  spoil();
  expect(isSameStore(young, look(young).look)).toBe(false);
  expect(isSameStore(settled, look(settled, LATER).look)).toBe(false);
});

it('a young record is told by its bytes, whatever its times say', () => {
  const before = look(undefined, -LATER).next;
  const path = pathOf('sources/aa/a.json');
  utimesSync(path, 1, 1);
  expect(isSameStore(before, look(before).look)).toBe(true);
  writeFileSync(path, 'Same');
  utimesSync(path, 1, 1);
  expect(isSameStore(before, look(before).look)).toBe(false);
});

it('folders alone tell of a settled store, and of a young one those that are young', async () => {
  expect(look(undefined, LATER).next.young).toEqual([]);
  const settled = look(undefined, LATER).next;
  await wait(2100);
  write('sources/aa/c.json', 'Some');
  const { next } = look(settled);
  expect(next.young).toMatchObject([{ name: 'sources/aa', records: ['c.json'] }]);
});

it('a store that is not there, or a file, looks like one without records', async () => {
  rmSync(store, { recursive: true });
  const absent = look();
  expect(absent.next.young).toEqual([]);
  writeFileSync(store, '');
  expect(look().next).toEqual(absent.next);
});

it('what the store writes shows', async () => {
  const pictures = new PictureStore(store, 'encoding');
  await pictures.open();
  const failure = { reason: 'not found', detail: '', count: 1, retryAt: 1 } as const;
  let left = look().next;
  for (const retryAt of [1, 2, 3]) {
    await pictures.writeSource({ url: 'https://example.org/a.jpg', failure: { ...failure, retryAt } });
    const now = look(left);
    expect(isSameStore(left, now.look)).toBe(false);
    await pictures.writeMade('ab'.repeat(32), { width: retryAt, height: 1, tone: '', slots: {} });
    left = look(now.next).next;
    expect(isSameStore(now.next, left)).toBe(false);
  }
});

it('nothing can be told of a store that was just copied', () => {
  for (let number = 0; number <= 5000; number += 1) writeFileSync(pathOf(`sources/aa/${number}.json`), '');
  const seen = lookAtStore(store);
  expect(printStore({ ...seen, moment: seen.moment - LATER })).toBeUndefined();
  expect(printStore({ ...seen, moment: seen.moment + LATER })?.next.young).toEqual([]);
});
