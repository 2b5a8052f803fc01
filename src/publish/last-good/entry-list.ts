import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changeList, findItem, openSortedList } from '../../files/sorted-list.ts';
import { compareText } from '../../text/compare-text.ts';
import type { PackedFile } from './pack-files.ts';

/** A file in a pack. */
export interface Entry extends PackedFile {
  /** The name of its pack. */
  pack: string;
}

/** More packs than these become one: each build that finds a change adds one. */
export const MOST_PACKS = 16;

/** Bytes; the first line of a list is short, however long the list is. */
const HEAD = 4096;

/**
 * A list as a file. Its first line says what it is of, so that a build after which nothing changes need not read the rest: that
 * takes 80 ms at 20,000 files. Each entry has a line, by file, so that a few are changed without parsing the others.
 * @param print of what was published, see {@link isListOf}
 * @param sizes bytes of each pack
 */
export function writeList(print: string, entries: readonly Entry[], sizes: ReadonlyMap<string, number>): string {
  const packs = new Set(entries.map(({ pack }) => pack));
  const head = writeHead(
    print,
    [...sizes].filter(([pack]) => packs.has(pack)),
  );
  const rows = entries.toSorted((a, b) => compareText(a.file, b.file)).map((entry) => JSON.stringify(toRow(entry)));
  return head + rows.join(',\n') + TAIL;
}

const TAIL = '\n]\n';

function writeHead(print: string, packs: Packs): string {
  return `${JSON.stringify([print, packs])}\n[\n`;
}

type Packs = readonly (readonly [pack: string, size: number])[];

/** Whether a list is that of what has this print, and its packs are as long as they were. */
export function isListOf(path: string, print: string): boolean {
  try {
    const opened = openSync(path, 'r');
    const buffer = Buffer.alloc(HEAD);
    const length = readSync(opened, buffer);
    closeSync(opened);
    const [known, packs] = parseHead(buffer.subarray(0, length));
    return known === print && areWhole(path, packs);
  } catch {
    return false; // not there, or junk
  }
}

/** A list of which only what changes is parsed. */
export interface OpenList {
  print: string;
  packs: Packs;
  /** @throws {DamagedList} */
  find: (file: string) => Entry | undefined;
  /**
   * The list with some files' entries instead of theirs, as a file.
   * @param size bytes of the pack that they are in
   * @returns undefined if none would be left
   * @throws {DamagedList}
   */
  change: (
    print: string,
    pack: readonly [name: string, size: number],
    put: readonly Entry[],
    remove: readonly string[],
  ) => Buffer[] | undefined;
}

/** @returns undefined if there is no whole list, or its packs are not as long as they were */
export function openList(path: string): OpenList | undefined {
  try {
    const bytes = readFileSync(path);
    const [print, packs] = parseHead(bytes);
    const head = writeHead(print, packs);
    const list = openSortedList(bytes, [head, TAIL], { indent: '', isItem: isRow, keyOf: ([file]) => file });
    if (!list || !/^[0-9a-f]{32}$/.test(print) || !areWhole(path, packs)) return undefined;
    return {
      print,
      packs,
      find: (file) => {
        const row = findItem(list, file);
        return row && toEntry(row);
      },
      change: (newPrint, pack, put, remove) => {
        const pieces = changeList(list, { put: put.map(toRow), remove });
        return pieces && [Buffer.from(writeHead(newPrint, put.length > 0 ? [...packs, pack] : packs)), ...pieces.slice(1)];
      },
    };
  } catch {
    return undefined; // not there, or junk
  }
}

function parseHead(bytes: Buffer): [print: string, packs: Packs] {
  return JSON.parse(bytes.toString('utf8', 0, Math.min(HEAD, bytes.indexOf('\n')))) as [string, Packs];
}

function areWhole(path: string, packs: Packs): boolean {
  return packs.every(([pack, size]) => statSync(join(dirname(path), pack)).size === size);
}

/** @returns no entry if there is no whole list */
export function readList(path: string): Entry[] {
  try {
    const text = readFileSync(path, 'utf8');
    const rows: unknown = JSON.parse(text.slice(text.indexOf('\n')));
    return Array.isArray(rows) && rows.every(isRow) ? rows.map(toEntry) : [];
  } catch {
    return []; // never written, or cut off: then nothing was published
  }
}

type Row = [file: string, bytesHash: string, keptHash: string, pack: string, offset: number, size: number];

function isRow(value: unknown): value is Row {
  if (!Array.isArray(value) || value.length !== 6 || !/^\d+-[0-9a-f]+\.pack$/.test(String(value[3]))) return false;
  return value.every((part, index) => (index < 4 ? typeof part === 'string' : Number.isSafeInteger(part) && part >= 0));
}

function toEntry([file, bytesHash, keptHash, pack, offset, size]: Row): Entry {
  return { file, bytesHash, keptHash, pack, offset, size };
}

function toRow({ file, bytesHash, keptHash, pack, offset, size }: Entry): Row {
  return [file, bytesHash, keptHash, pack, offset, size];
}

/** The packs that are as long as their entries say, with their bytes. */
export function findWholePacks(folder: string, entries: readonly Entry[]): Map<string, number> {
  const ends = new Map<string, number>();
  for (const { pack, offset, size } of entries) ends.set(pack, Math.max(ends.get(pack) ?? 0, offset + size));
  const sizes = [...ends.keys()].map((pack) => [pack, statSync(join(folder, pack), { throwIfNoEntry: false })?.size ?? -1] as const);
  return new Map(sizes.filter(([pack, size]) => size >= (ends.get(pack) ?? 0)));
}

/**
 * Which entries go into a new pack: those of all packs but the largest, if there are many; and those of one in which more is dead
 * than alive.
 * @param sizes bytes of each pack
 */
export function choosePacks(entries: readonly Entry[], sizes: ReadonlyMap<string, number>): { moving: Entry[]; still: Entry[] } {
  const packs = [...Map.groupBy(entries, ({ pack }) => pack)].map(([pack, inPack]) => {
    const alive = inPack.reduce((sum, { size }) => sum + size, 0);
    return { pack, alive, isDead: (sizes.get(pack) ?? 0) > 2 * alive };
  });
  const largest = packs.toSorted((a, b) => b.alive - a.alive)[0]?.pack;
  const isMany = packs.length >= MOST_PACKS;
  const moved = new Set(packs.filter(({ pack, isDead }) => isDead || (isMany && pack !== largest)).map(({ pack }) => pack));
  const { moving = [], still = [] } = Object.groupBy(entries, ({ pack }) => (moved.has(pack) ? 'moving' : 'still'));
  return { moving, still };
}
