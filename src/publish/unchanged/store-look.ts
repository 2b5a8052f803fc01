import { hash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { hashFile } from '../../files/hash-file.ts';
import { isSettled } from '../../files/look-at-file.ts';
import { compareText } from '../../text/compare-text.ts';
import type { SeenFolder, SeenStore } from './look-at-store.ts';

/** What tells the records of a store of pictures from every other state of them. */
export interface StoreLook {
  /** A hash of the names, times and inodes of all folders, but of the young ones only of the names. */
  print: string;
  /** Folders that were changed so shortly before that a later change may not show in their times. */
  young: readonly YoungFolder[];
}

export interface YoungFolder {
  /** See `SeenFolder`. */
  name: string;
  /** A hash of what lies in it: names, sizes, times and inodes, and the bytes of young records. */
  print: string;
  /** Names of its young records. */
  records: readonly string[];
}

export interface PrintedStore {
  /** To be compared with the earlier look: what was young in it is told by what it holds again. */
  look: StoreLook;
  /** To be left for the next one: what was young may tell by its look now. */
  next: StoreLook;
}

/** In young folders. To look at so many takes 0.2 s; more of them are a store of 25,000 pictures and more that was just filled. */
const MOST_RECORDS = 50_000;
/** They are read, which takes as long. More of them are a store that was just copied. */
const MOST_YOUNG = 5000;

/**
 * @param known an earlier look
 * @returns undefined where too much is young
 */
export function printStore({ moment, folders }: SeenStore, known?: StoreLook): PrintedStore | undefined {
  const before = new Map(known?.young.map(({ name, records }) => [name, new Set(records)]));
  const isYoung = ({ look }: SeenFolder) => !isSettled(look, moment);
  const listed = folders
    .filter((folder) => isYoung(folder) || before.has(folder.name))
    .map((folder) => ({ folder, entries: listEntries(folder.path) }));
  if (listed.reduce((count, { entries }) => count + entries.length, 0) > MOST_RECORDS) return undefined;
  const opened: OpenedFolder[] = [];
  const told: SeenRecord[] = [];
  for (const { folder, entries } of listed) {
    const names = before.get(folder.name);
    const records = entries.map((entry) => lookAtRecord(entry, folder, moment));
    opened.push({ folder, records });
    told.push(...records.filter(({ name, isRegular, isYoung }) => isYoung || (isRegular && names?.has(name))));
    // Before all others are looked at.
    if (told.length > MOST_YOUNG) return undefined;
  }
  const hashes = new Map(told.map((record) => [record, hashFile(record.path)]));
  const look = describe(folders, opened, hashes);
  const young = opened.filter(({ folder }) => isYoung(folder));
  const youngHashes = new Map([...hashes].filter(([record]) => record.isYoung));
  const isAllYoung = young.length === opened.length && youngHashes.size === hashes.size;
  return { look, next: isAllYoung ? look : describe(folders, young, youngHashes) };
}

export function isSameStore(a: StoreLook, b: StoreLook | undefined): boolean {
  return a.print === b?.print && JSON.stringify(a.young) === JSON.stringify(b.young);
}

interface SeenRecord {
  name: string;
  path: string;
  isRegular: boolean;
  isYoung: boolean;
  /** Of a folder, which tells for itself, and of what is gone by now only the mode: zero. */
  look: readonly number[];
}

interface OpenedFolder {
  folder: SeenFolder;
  /** By name; all that lies there, whosever it is. */
  records: readonly SeenRecord[];
}

function listEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => compareText(a.name, b.name));
  } catch {
    return []; // a file, or gone by now
  }
}

function lookAtRecord(entry: Dirent, folder: SeenFolder, moment: number): SeenRecord {
  const { name } = entry;
  const path = `${folder.path}${sep}${name}`;
  const stats = entry.isDirectory() ? undefined : lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return { name, path, isRegular: false, isYoung: false, look: NOTHING };
  const { mode, size, mtimeMs: mtime, ctimeMs: ctime, ino } = stats;
  const isRegular = stats.isFile();
  return { name, path, isRegular, isYoung: isRegular && !isSettled({ mtime, ctime }, moment), look: [mode, size, mtime, ctime, ino] };
}

const NOTHING = [0, 0, 0, 0, 0];

/** @param hashes of the records that are told by their bytes */
function describe(folders: readonly SeenFolder[], opened: readonly OpenedFolder[], hashes: ReadonlyMap<SeenRecord, string>): StoreLook {
  const told = new Set(opened.map(({ folder }) => folder));
  const lines = folders.map((folder) => {
    const { mtime, ctime, inode } = folder.look;
    return told.has(folder) ? [folder.name] : [folder.name, mtime, ctime, inode];
  });
  return {
    print: hash('sha256', JSON.stringify(lines)),
    young: opened.map(({ folder, records }) => ({
      name: folder.name,
      print: printRecords(records, hashes),
      records: records.filter((record) => hashes.has(record)).map(({ name }) => name),
    })),
  };
}

/** Numbers as they lie in memory: to write them in digits takes longer than to look. */
function printRecords(records: readonly SeenRecord[], hashes: ReadonlyMap<SeenRecord, string>): string {
  const numbers = Float64Array.from(records.flatMap((record) => (hashes.has(record) ? BY_BYTES : record.look)));
  const names = records.map((record) => `${record.name}\0${hashes.get(record) ?? ''}`).join('\0');
  return hash('sha256', Buffer.concat([Buffer.from(numbers.buffer), Buffer.from(names)]), 'base64url').slice(0, 22);
}

const BY_BYTES = [-1, 0, 0, 0, 0];
