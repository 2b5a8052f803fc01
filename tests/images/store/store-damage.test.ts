import { appendFile, copyFile, cp, link, mkdir, open, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fillStore } from '../../../src/images/fill/fill-store.ts';
import type { Slot } from '../../../src/images/picture-slots.ts';
import { readTree, temporaryFolder } from '../../run-command.ts';
import { fillOnce, NETWORK, QUICK } from '../fill-once.ts';
import { type PictureHost, startPictureHost } from '../picture-host.ts';

const COUNT = 3;
let host: PictureHost;
let whole: string;
let wholeTree: Map<string, string>;

beforeAll(async () => {
  host = await startPictureHost();
  whole = await temporaryFolder();
  await fillOnce(whole, host.url, COUNT);
  wholeTree = await readTree(whole);
});
beforeEach(() => host.gone.clear());
afterAll(async () => {
  await host.close();
});

/** A copy that kept its times, as `cp -a`, rsync and tar make them. */
async function copyStore(): Promise<string> {
  const store = await temporaryFolder();
  await cp(whole, store, { recursive: true, preserveTimestamps: true });
  return store;
}

async function listFiles(store: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(store, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** One run: what it made and asked for, and whether the store is as if nothing had happened. */
async function repair(store: string): Promise<{ made: number; requests: number; isWhole: boolean; missing: number }> {
  host.requests.clear();
  const { made, missing } = await fillOnce(store, host.url, COUNT);
  const tree = await readTree(store);
  const isWhole = [...tree].every(([path, bytes]) => wholeTree.get(path) === bytes) && tree.size === wholeTree.size;
  return { made, requests: host.requests.size, isWhole, missing: missing.size };
}

/** Overwrites a byte in the middle, so that the size stays. */
async function flip(path: string): Promise<void> {
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size >> 1);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0x55]), 0, 1, size >> 1);
  await file.close();
}

async function changeNumber(path: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text.replace(/"(size|width)":(\d)/, (_, name, digit) => `"${name}":${(Number(digit) % 9) + 1}`),
  );
}

const DAMAGES: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'cut short': async (path) => truncate(path, (await stat(path)).size >> 1),
  'without its last byte': async (path) => truncate(path, (await stat(path)).size - 1),
  'longer by a byte': (path) => appendFile(path, '\n'),
  'changed in one byte': flip,
  'full of zeros': async (path) => writeFile(path, Buffer.alloc((await stat(path)).size)),
  'full of garbage': (path) => writeFile(path, '{"slots":'),
  empty: (path) => truncate(path),
  deleted: (path) => rm(path),
  'a folder': async (path) => {
    await rm(path);
    await mkdir(join(path, 'inside'), { recursive: true });
  },
};

const RECORD_DAMAGES = { ...DAMAGES, 'changed in one number': changeNumber };

describe('a damaged store', () => {
  it.each(Object.entries(DAMAGES))('makes files anew that are %s, without a request', async (_, damage) => {
    const store = await copyStore();
    for (const path of (await listFiles(store, 'files')).slice(0, 5)) await damage(path);
    const { made, ...rest } = await repair(store);
    expect(rest).toEqual({ requests: 0, isWhole: true, missing: 0 });
    expect(made).toBeGreaterThan(1);
  });

  it.each(Object.entries(RECORD_DAMAGES))('writes records of what was made anew that are %s, without a request', async (_, damage) => {
    const store = await copyStore();
    const [first = '', second = ''] = await listFiles(store, 'made');
    await damage(first);
    await damage(second);
    expect(await repair(store)).toEqual({ made: 2, requests: 0, isWhole: true, missing: 0 });
  });

  it.each(Object.entries(RECORD_DAMAGES))('asks once for pictures whose records of the address are %s', async (_, damage) => {
    const store = await copyStore();
    const [first = ''] = await listFiles(store, 'sources');
    await damage(first);
    expect(await repair(store)).toEqual({ made: 0, requests: 1, isWhole: true, missing: 0 });
  });

  it.each(['sources', 'made'])('takes no record of %s for another’s', async (folder) => {
    const store = await copyStore();
    const [first = '', second = ''] = await listFiles(store, folder);
    await copyFile(first, `${first}.aside`);
    await copyFile(second, first);
    await copyFile(`${first}.aside`, second);
    await rm(`${first}.aside`);
    expect(await repair(store)).toMatchObject({ requests: folder === 'sources' ? 2 : 0, isWhole: true });
  });

  it.each(Object.entries(DAMAGES))('needs originals that are %s only to make something, and then asks for them once', async (_, damage) => {
    const store = await copyStore();
    for (const path of await listFiles(store, 'originals')) await damage(path);
    expect(await repair(store)).toMatchObject({ made: 0, requests: 0, missing: 0 });
    for (const path of (await listFiles(store, 'files')).slice(0, 1)) await flip(path);
    expect(await repair(store)).toMatchObject({ made: 1, requests: 1, missing: 0 });
    await rm(join(store, 'files'), { recursive: true });
    expect(await repair(store)).toEqual({ made: COUNT, requests: COUNT - 1, isWhole: true, missing: 0 });
  });

  it('keeps what was made of a picture whose original is gone, also from its host', async () => {
    const store = await copyStore();
    await rm(join(store, 'originals'), { recursive: true });
    host.gone.add('/1.png');
    const fill = (slots: readonly Slot[]) => fillStore(store, [{ url: `${host.url}/1.png`, slots }], { encoding: QUICK, network: NETWORK });
    const askForMore = await fill(['card', 'hero']);
    expect(askForMore.missing.get(`${host.url}/1.png`)).toMatchObject({ reason: 'not found', isRemembered: false });
    host.requests.clear();
    expect((await fill(['card', 'hero'])).missing.get(`${host.url}/1.png`)?.isRemembered).toBe(true);
    expect((await fill(['card'])).pictures.size).toBe(1);
    expect(host.requests.size).toBe(0);
  });

  it('is made anew where whole folders are gone, or a file stands in a folder’s place', async () => {
    for (const folder of ['files', 'made', 'locks', 'temporary']) {
      const store = await copyStore();
      await rm(join(store, folder), { recursive: true });
      expect(await repair(store)).toMatchObject({ requests: 0, isWhole: true, missing: 0 });
    }
    const store = await copyStore();
    for (const folder of ['files', 'sources', 'originals']) {
      const [shard = ''] = await readdir(join(store, folder));
      await rm(join(store, folder, shard), { recursive: true });
      await writeFile(join(store, folder, shard), '');
    }
    await rm(join(store, 'made'), { recursive: true });
    expect(await repair(store)).toMatchObject({ made: COUNT, isWhole: true, missing: 0 });
  });

  it('looks at the bytes when a copy lost the times, once, and makes nothing', async () => {
    const store = await temporaryFolder();
    await cp(whole, store, { recursive: true });
    const now = new Date();
    for (const path of await listFiles(store, '.')) await utimes(path, now, now);
    expect(await repair(store)).toEqual({ made: 0, requests: 0, isWhole: true, missing: 0 });
    const [file = ''] = await listFiles(store, 'files');
    expect((await stat(file)).mtimeMs).toBe((await stat(file.replace(store, whole))).mtimeMs);
  });

  it('finds damage in a copy that lost the times', async () => {
    const store = await temporaryFolder();
    await cp(whole, store, { recursive: true });
    await flip((await listFiles(store, 'files'))[3] ?? '');
    expect(await repair(store)).toEqual({ made: 1, requests: 0, isWhole: true, missing: 0 });
  });

  it('is whole after two halves are copied into one', async () => {
    const [left, right] = [await temporaryFolder(), await temporaryFolder()];
    await fillOnce(left, host.url, 2);
    await fillOnce(right, host.url, COUNT);
    for (const path of (await listFiles(right, 'sources')).slice(0, 1)) await rm(path);
    await cp(left, right, { recursive: true, preserveTimestamps: true });
    await fillOnce(right, host.url, COUNT);
    expect(await repair(right)).toEqual({ made: 0, requests: 0, isWhole: true, missing: 0 });
  });

  it('finds damage done through another name of a file, and makes its own anew as another file', async () => {
    const store = await copyStore();
    const [path = ''] = await listFiles(store, 'files');
    const inSite = join(await temporaryFolder(), 'picture.avif');
    await link(path, inSite);
    await flip(inSite);
    const damaged = await readFile(inSite);
    expect(await repair(store)).toEqual({ made: 1, requests: 0, isWhole: true, missing: 0 });
    expect((await stat(path)).ino).not.toBe((await stat(inSite)).ino);
    expect(await readFile(inSite)).toEqual(damaged);
  });
});
