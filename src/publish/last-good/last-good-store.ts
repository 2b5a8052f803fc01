import { hash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import type { Article } from '../../content/article.ts';
import type { Publication, SourceFile } from '../../content/publication.ts';
import { DamagedList } from '../../files/sorted-list.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { isRunning } from '../threads/is-running.ts';
import { askThread } from '../threads/run-thread.ts';
import {
  choosePacks,
  type Entry,
  findWholePacks,
  isListOf,
  MOST_PACKS,
  type OpenList,
  openList,
  readList,
  writeList,
} from './entry-list.ts';
import { type PackedFile, type PackTask, type PublishedFile, packFiles, readPart, shortenHash } from './pack-files.ts';
import { NOTHING_PRINTED, printSources } from './print-sources.ts';

/** What of a publication is kept: its files, and those that stay as they were published last. */
export interface PublishedNow extends Pick<Publication, 'otherFiles' | 'restored'> {
  articles: readonly Pick<Article, 'file' | 'bytesHash' | 'isSealed'>[];
}

/** Every file as it was published last. */
export interface LastGoodStore {
  /** @returns undefined for a file that was not published, or whose bytes are damaged */
  read: (file: string) => Buffer | undefined;
  isAsPublished: (source: SourceFile) => boolean;
  /**
   * Writes what is about to be published, and nothing that {@link LastGoodStore.read} finds.
   * @returns what makes it count, in one step that needs no room
   */
  prepare: (publication: PublishedNow) => Promise<() => Promise<void>>;
  /**
   * The same after a few files changed, without knowing the others. None may stay as it was published last.
   * @returns undefined if what was published last is not what changed: then all has to be prepared
   */
  prepareChange: (change: PublishedChange) => Promise<(() => Promise<void>) | undefined>;
}

/** Files that were published and are so no more, or not with these bytes; and those that are so now. */
export interface PublishedChange {
  gone: readonly SourceFile[];
  come: PublishedNow['articles'];
}

const LIST = 'list.json';

/** For more files a thread is quicker, beside the rendering. */
const MOST_AT_ONCE = 500;

/**
 * The store of a content folder, below `CACHE_DIR`:
 *
 *   <content folder>/list.json          each file with its hash, its pack and its place there
 *   <content folder>/<process>-….pack   files, one after another
 *
 * Bytes are kept and not what was parsed of them: another version of Broadsheet reads them for itself. A pack is written before
 * the list that names it, and never changed.
 */
export function openLastGoodStore({ cacheDir, contentDir, workingDir }: Environment): LastGoodStore {
  const folder = join(cacheDir, 'last-good', hash('sha256', relative(workingDir, contentDir)).slice(0, 16));
  const listPath = join(folder, LIST);
  let list: Map<string, Entry> | undefined;
  const listEntries = () => {
    list ??= new Map(readList(listPath).map((entry) => [entry.file, entry]));
    return list;
  };
  const isAsPublished = ({ file, bytesHash }: SourceFile) => listEntries().get(file)?.bytesHash === shortenHash(bytesHash);

  const prepare: LastGoodStore['prepare'] = async ({ otherFiles, articles, restored }) => {
    const staying = new Set(restored);
    const sources = [...otherFiles.map((source) => ({ ...source, isSealed: false })), ...articles].filter(({ file }) => !staying.has(file));
    const print = printSources(NOTHING_PRINTED, { add: sources, restored });
    if (isListOf(listPath, print)) return async () => {};
    const entries = listEntries();
    const known = [...sources.filter(isAsPublished).map(({ file }) => file), ...staying].flatMap((file) => entries.get(file) ?? []);
    const whole = findWholePacks(folder, [...entries.values()]);
    const kept = new Map(known.filter(({ pack }) => whole.has(pack)).map((entry) => [entry.file, entry]));
    return store(print, [...kept.values()], whole, listNews(sources.filter(({ file }) => !kept.has(file))));
  };

  const listNews = (sources: PublishedNow['articles']) =>
    sources.map(({ file, bytesHash, isSealed }): PublishedFile => ({ file, bytesHash, isSealed, path: join(contentDir, file) }));
  const place = (written: string) =>
    rename(written, listPath).catch(async () => {
      await rm(listPath, { recursive: true, force: true }); // a folder
      await rename(written, listPath);
    });

  const store = async (print: string, kept: readonly Entry[], whole: ReadonlyMap<string, number>, news: readonly PublishedFile[]) => {
    const { moving, still } = choosePacks(kept, whole);
    const moved = moving.map((part): PublishedFile => ({ ...part, isSealed: false, path: join(folder, part.pack), part }));
    const { pack, size, packed } = await writeEntries(folder, [...news, ...moved]);
    const all = [...still, ...packed];
    const written = join(folder, `${pack}.list`);
    await writeWhole(written, writeList(print, all, new Map([...whole, [pack, size]])));
    return async () => {
      await place(written);
      await removeOthers(folder, new Set(all.map((entry) => entry.pack)));
    };
  };

  const prepareChange: LastGoodStore['prepareChange'] = async ({ gone, come }) => {
    const known = openList(listPath);
    if (!known || !isOfThese(known, { gone, come })) return undefined;
    const print = printSources(known.print, { remove: gone, add: come });
    const changed = new Set([...gone, ...come].map(({ file }) => file));
    if (known.packs.length >= MOST_PACKS) {
      const entries = [...listEntries().values()];
      const kept = entries.filter(({ file }) => !changed.has(file));
      return store(print, kept, findWholePacks(folder, entries), listNews(come));
    }
    const { pack, size, packed } = await writeEntries(folder, listNews(come));
    const list = known.change(print, [pack, size], packed, [...changed]);
    if (!list) return undefined;
    const written = join(folder, `${pack}.list`);
    await writeWhole(written, list);
    return () => place(written);
  };

  const read = (file: string) => {
    const entry = listEntries().get(file);
    return entry && readPart(join(folder, entry.pack), entry);
  };
  return { read, isAsPublished, prepare, prepareChange };
}

/** What stands in its place is junk. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' && error.code !== 'ENOTDIR') throw error;
    await rm(folder, { recursive: true, force: true }).catch(() => rm(dirname(folder)));
    await mkdir(folder, { recursive: true });
  });
}

async function writeEntries(folder: string, files: readonly PublishedFile[]): Promise<{ pack: string; size: number; packed: Entry[] }> {
  await makeFolder(folder);
  const pack = `${process.pid}-${randomBytes(6).toString('hex')}.pack`;
  const packed = await writePack({ pack: join(folder, pack), files });
  return { pack, size: packed.reduce((end, part) => end + part.size, 0), packed: packed.map((entry): Entry => ({ ...entry, pack })) };
}

/** Whether a list may be that of what was there before a change: some files have no entry, see `redactSealed`. */
function isOfThese(list: OpenList, { gone, come }: PublishedChange): boolean {
  const before = new Map(gone.map(({ file, bytesHash }) => [file, shortenHash(bytesHash)]));
  try {
    return [...gone, ...come].every(({ file }) => {
      const entry = list.find(file);
      return entry === undefined || entry.bytesHash === before.get(file);
    });
  } catch (error) {
    if (error instanceof DamagedList) return false;
    throw error;
  }
}

function writePack(task: PackTask): Promise<PackedFile[]> | PackedFile[] {
  if (task.files.length <= MOST_AT_ONCE) return packFiles(task);
  return askThread(new URL('./pack-thread.ts', import.meta.url), task);
}

/** Packs that no entry is in, and what killed builds left; not what another build writes just now. */
async function removeOthers(folder: string, named: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = Number(/^(\d+)-[0-9a-f]+\.pack/.exec(name)?.[1] ?? Number.NaN);
    const isDone = owner === process.pid || !isRunning(owner);
    if (!named.has(name) && name !== LIST && isDone) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}
