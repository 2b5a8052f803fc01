import { mkdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import pLimit from 'p-limit';
import { hasSameBytes } from '../../files/has-same-bytes.ts';
import { listFiles } from '../../files/list-files.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { findRoute, ROUTES, WRITING_ORDER } from '../../routes.ts';
import { collectFolders, listFolders } from './list-folders.ts';

export interface SyncResult {
  /** Files that are new or have other bytes than before. */
  written: number;
  /** Files that stayed as they were. */
  kept: number;
  removed: number;
}

/** What the target has before anything changes. */
export interface Presence {
  hasFile: (path: string) => boolean;
  /** A real one. */
  hasFolder: (path: string) => boolean;
}

export interface SyncOptions {
  wanted?: readonly string[];
  present?: readonly string[];
  presence?: Presence;
  ours?: readonly string[];
  kept?: readonly string[];
  lastingFolder?: string;
  assertLock?: () => void;
}

/**
 * Makes one folder like another, moving files out of the source. Each file is replaced in one step, so a visitor
 * sees an old page or a new one, never half of one. Order: what is new, which nothing links to yet; what changed, which
 * may link to it; and last what is no longer there. So no page ever links to a missing one.
 * @param options.wanted the source's files, if somebody has looked already
 * @param options.present the target's files, likewise; a link is none of them, and must not stand in the way
 * @param options.presence instead of `present`, for a target of which only the places of wanted files are known
 * @param options.ours those of them that are removed unless they are wanted or kept
 * @param options.kept paths that the source has not, because the target's are right
 * @param options.assertLock throws if somebody else may be at work on the target
 * @param options.lastingFolder a folder at the top whose files are named by their bytes: one in the source goes in the place of
 * another of its name unseen
 */
export async function syncFolder(source: string, target: string, options: SyncOptions = {}): Promise<SyncResult> {
  const { wanted = listPaths(source), presence, kept = [], lastingFolder, assertLock } = options;
  const { present = presence ? [] : listPaths(target), ours = present } = options;
  const result: SyncResult = { written: 0, kept: kept.length, removed: 0 };
  const update = async ({ path, isNewFolder, files }: Step) => {
    if (isNewFolder && (await moveFolder(join(source, path), join(target, path)))) result.written += files.length;
    else for (const file of files) await updateFile(file);
  };
  const updateFile = async (path: string) => {
    const [from, to] = [join(source, path), join(target, path)];
    if (path.split(sep)[0] !== lastingFolder && (await hasSameBytes(from, to))) {
      result.kept += 1;
      return;
    }
    await makeRoom(dirname(to), target);
    await moveFile(from, to);
    result.written += 1;
  };
  for (const [, steps] of [...Map.groupBy(planSteps(wanted, presence ?? describePresence(present)), ({ order }) => order)].toSorted(
    ([a], [b]) => a - b,
  )) {
    assertLock?.();
    await pLimit(AT_ONCE).map(steps, update);
  }
  assertLock?.();
  const staying = new Set([...wanted, ...kept]);
  for (const path of ours.filter((candidate) => !staying.has(candidate))) {
    await rm(join(target, path), { force: true }).catch(ignoreReplaced);
    await removeEmptyFolders(dirname(join(target, path)), target);
    result.removed += 1;
  }
  return result;
}

/** What is put in place at once: a file, or a folder that the target has not. */
interface Step {
  path: string;
  isNewFolder: boolean;
  files: readonly string[];
  /** Lower goes first. */
  order: number;
}

function describePresence(present: readonly string[]): Presence {
  const [files, folders] = [new Set(present), collectFolders(present)];
  return { hasFile: (path) => files.has(path), hasFolder: (path) => folders.has(path) };
}

function planSteps(wanted: readonly string[], { hasFile, hasFolder }: Presence): Step[] {
  // The outermost of its folders that is new; a file in its place is for makeRoom.
  const findNewFolder = (path: string) => {
    const folder = listFolders(path).find((candidate) => !hasFolder(candidate));
    return folder === undefined || hasFile(folder) ? path : folder;
  };
  return [...Map.groupBy(wanted, findNewFolder)].map(([path, files]) => {
    const order = (hasFile(path) ? WRITING_ORDER.length : 0) + Math.max(...new Set(files.map(rank)));
    return { path, isNewFolder: files[0] !== path, files, order };
  });
}

/** Files in work at one time; each waits mostly for the disk. */
const AT_ONCE = 16;

/** So a first build fills an empty folder, too. */
function rank(path: string): number {
  const route = findRoute(path.replaceAll(sep, '/'));
  return route === undefined ? 0 : WRITING_ORDER.indexOf(ROUTES[route].order);
}

/** Where a folder stands now in a file's place, or the other way round, nothing is left to remove. */
function ignoreReplaced(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTDIR' && error.code !== 'EISDIR' && error.code !== 'ERR_FS_EISDIR') throw error;
}

export function listPaths(folder: string): string[] {
  return listFiles(folder).flatMap(({ name, isRegular }) => (isRegular ? [name] : []));
}

/** A file may stand where a folder is wanted now. */
async function makeRoom(folder: string, target: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTDIR' && code !== 'EEXIST') throw error;
    const parts = relative(target, folder).split(sep);
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const path = join(target, ...parts.slice(0, depth));
      const isFile = await stat(path).then(
        (entry) => !entry.isDirectory(),
        () => false,
      );
      if (isFile) await rm(path);
    }
    await mkdir(folder, { recursive: true });
  }
}

/** One call instead of one for each file; a first build moves 48,000. @returns false if that can't be done in one */
async function moveFolder(from: string, to: string): Promise<boolean> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    return true;
  } catch (error) {
    // Another disk, or a folder of hidden files.
    if (!/^(?:EXDEV|ENOTEMPTY|EEXIST|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return false;
  }
}

async function moveFile(from: string, to: string): Promise<void> {
  const isFolder = await stat(to).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (isFolder) await rm(to, { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await writeWhole(to, await readFile(from)); // the staging folder is on another disk
  }
}

async function removeEmptyFolders(folder: string, top: string): Promise<void> {
  for (let current = folder; current !== top && current.startsWith(top + sep); current = dirname(current)) {
    const isRemoved = await rmdir(current).then(
      () => true,
      () => false,
    );
    if (!isRemoved) return;
  }
}
