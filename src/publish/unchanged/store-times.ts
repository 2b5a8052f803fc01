import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from '../../files/hash-file.ts';
import { isSettled } from '../../files/look-at-file.ts';
import { compareText } from '../../text/compare-text.ts';
import type { SeenFolder, SeenStore } from './look-at-store.ts';

/**
 * What tells the records of a store of pictures where they were copied with the times of their folders, as archives do. Times count in whole
 * seconds, since many archives know no others.
 */
export interface StoreTimes {
  /** A hash of the names and times of all folders, but of the new ones only of the names. */
  print: string;
  /** Folders that something was put into so shortly before that whole seconds don't tell what came later. */
  fresh: readonly FreshFolder[];
}

interface FreshFolder {
  /** See `SeenFolder`. */
  name: string;
  /** A hash of the names and bytes of all that lies in it. */
  print: string;
}

/** In fresh folders, where each is read. More of them are a store that was just filled. */
const MOST_RECORDS = 5000;

/**
 * @param known of an earlier moment: what was fresh then is told by its bytes again
 * @returns undefined where too much is fresh
 */
export function printTimes({ moment, folders }: SeenStore, known?: StoreTimes): StoreTimes | undefined {
  const names = new Set(known?.fresh.map(({ name }) => name));
  const isFresh = ({ name, look }: SeenFolder) => (known ? names.has(name) : !isSettled({ mtime: look.mtime, ctime: look.mtime }, moment));
  const fresh: FreshFolder[] = [];
  let left = MOST_RECORDS;
  for (const { name, path } of folders.filter(isFresh)) {
    const entries = listEntries(path);
    left -= entries.length;
    if (left < 0) return undefined;
    fresh.push({ name, print: hash('sha256', JSON.stringify(entries.map((entry) => [entry, hashFile(join(path, entry))]))) });
  }
  const lines = folders.map((folder) => [folder.name, isFresh(folder) ? null : Math.floor(folder.look.mtime / 1000)]);
  return { print: hash('sha256', JSON.stringify(lines)), fresh };
}

export function isSameTimes(a: StoreTimes, b: StoreTimes | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function listEntries(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted(compareText);
  } catch {
    return []; // a file, or gone by now
  }
}
