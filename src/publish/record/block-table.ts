import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { toSortKey } from './sort-key.ts';
import { UnusableRecord } from './unusable-record.ts';

/*
 * Tables of a record: entries sorted by a text, some dozens in a row. So 150,000 questions are written in a fraction of the time that as
 * many rows take, and one is found by reading some dozens. Each block says where it begins and ends, and has a sum over all of it. So
 * damage anywhere, also in SQLite's own trees, shows wherever it could give another answer: a block that is missing leaves a gap, and
 * where a search ends at a wrong block, what it looked for does not lie between that one's ends.
 */

/** A text, by which an entry is found, and what is known of it. */
export type Entry = readonly [key: string, ...more: unknown[]];

export interface Block<Of extends Entry> {
  id: number;
  /** Sort keys: it has all entries from here, until before there; null: to the end. */
  first: string;
  next: string | null;
  /** Each keeps its place, by which others name it. Null where one was taken away. */
  entries: (Of | null)[];
}

export interface BlockTable<Of extends Entry> {
  /** The block that has this text, if any has. */
  around: (key: string) => Block<Of>;
  /** The block that begins at a sort key. */
  startingAt: (first: string) => Block<Of>;
  at: (id: number) => Block<Of>;
  /** In the order of their numbers, which is that of their texts. */
  all: () => Iterable<Block<Of>>;
  insert: (block: Block<Of>) => void;
  update: (block: Block<Of>) => void;
}

export function describeBlockTable(name: string): string {
  return `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, first TEXT NOT NULL UNIQUE, block TEXT NOT NULL, sum INTEGER NOT NULL) STRICT`;
}

/** Entries of a block that is new. Updates put more in, and never divide it: the next build that looks at everything makes new blocks. */
const SIZE = 32;

export function openBlockTable<Of extends Entry>(database: DatabaseSync, name: string): BlockTable<Of> {
  const columns = `SELECT id, first, block, sum FROM ${name}`;
  const around = database.prepare(`${columns} WHERE first <= ? ORDER BY first DESC LIMIT 1`);
  const startingAt = database.prepare(`${columns} WHERE first = ?`);
  const at = database.prepare(`${columns} WHERE id = ?`);
  const all = database.prepare(`${columns} ORDER BY id`);
  const insert = database.prepare(`INSERT INTO ${name} VALUES (?, ?, ?, ?)`);
  const update = database.prepare(`UPDATE ${name} SET block = ?, sum = ? WHERE id = ?`);
  for (const statement of [around, startingAt, at, all]) statement.setReturnArrays(true);
  const unpack = (row: unknown, isWanted: (block: Block<Of>) => boolean): Block<Of> => {
    const block = unpackBlock<Of>(row as Row | undefined);
    if (block && isWanted(block)) return block;
    throw new UnusableRecord(`a row of ${name} is damaged`);
  };
  return {
    around: (text) => {
      const key = toSortKey(text);
      return unpack(around.get(key), ({ first, next }) => first <= key && (next === null || key < next));
    },
    startingAt: (first) => unpack(startingAt.get(first), (block) => block.first === first),
    at: (id) => unpack(at.get(id), (block) => block.id === id),
    *all() {
      let last: Pick<Block<Of>, 'id' | 'next'> = { id: -1, next: '' };
      for (const row of all.iterate()) {
        const before = last;
        const block = unpack(row, ({ id, first }) => id === before.id + 1 && first === before.next);
        yield block;
        last = block;
      }
      if (last.next !== null) throw new UnusableRecord(`${name} has no end`);
    },
    insert: (block) => {
      const { text, sum } = packBlock(block);
      insert.run(block.id, block.first, text, sum);
    },
    update: (block) => {
      const { text, sum } = packBlock(block);
      update.run(text, sum, block.id);
    },
  };
}

/** Where an entry lies, as one number: of its block, and of its place in that. An entry keeps it. */
export function nameSlot(block: number, place: number): number {
  return block * MOST_ENTRIES + place;
}

/** Of one block. */
export const MOST_ENTRIES = 2 ** 16;

/** The slot of an entry of a new table. @param index of it in their order */
export function slotOf(index: number): number {
  const place = index % SIZE;
  return nameSlot((index - place) / SIZE, place);
}

/**
 * Fills a new table.
 * @param keys of all entries, sorted
 * @param describe one of them
 */
export function fillBlockTable<Of extends Entry>(
  { insert }: BlockTable<Of>,
  keys: readonly string[],
  describe: (key: string, index: number) => Of,
): void {
  const count = Math.max(1, Math.ceil(keys.length / SIZE));
  let first = '';
  for (let id = 0; id < count; id += 1) {
    const [start, end] = [id * SIZE, (id + 1) * SIZE];
    const next = id === count - 1 ? null : toSortKey(keys[end] ?? '');
    insert({ id, first, next, entries: keys.slice(start, end).map((key, index) => describe(key, start + index)) });
    first = next ?? '';
  }
}

type Row = [id: unknown, first: unknown, text: unknown, sum: unknown];

function packBlock({ id, first, next, entries }: Block<Entry>): { text: string; sum: number } {
  const text = JSON.stringify([id, first, next, entries]);
  return { text, sum: crc32(text) };
}

/** In a damaged row a value may be of any type. */
function unpackBlock<Of extends Entry>(row: Row | undefined): Block<Of> | undefined {
  const [rowId, rowFirst, text, sum] = row ?? [];
  if (typeof text !== 'string' || crc32(text) !== sum) return undefined;
  const [id, first, next, entries] = JSON.parse(text) as [number, string, string | null, (Of | null)[]];
  return id === rowId && first === rowFirst ? { id, first, next, entries } : undefined;
}
