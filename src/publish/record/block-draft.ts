import { type Block, type BlockTable, type Entry, MOST_ENTRIES, nameSlot } from './block-table.ts';
import { UnusableRecord } from './unusable-record.ts';

/** Some entries of a table: each block is read once, changed here, and written if it changed. */
export interface BlockDraft<Of extends Entry> {
  find: (key: string) => Of | undefined;
  /** @returns the name of its slot, see {@link nameSlot} */
  locate: (key: string) => number | undefined;
  /** What lies in a slot that another table names. */
  get: (slot: number) => Of;
  /** Adds an entry, or takes it for that of the same text. @returns its slot */
  put: (entry: Of) => number;
  remove: (key: string) => void;
  /** How many more entries there are than before. */
  readonly gain: number;
  write: () => void;
}

export function openDraft<Of extends Entry>(table: BlockTable<Of>): BlockDraft<Of> {
  const blocks = new Map<number, Block<Of>>();
  const slots = new Map<string, number>();
  const changed = new Set<Block<Of>>();
  let gain = 0;
  const take = (read: Block<Of>): Block<Of> => {
    const known = blocks.get(read.id);
    if (known) return known;
    blocks.set(read.id, read);
    for (const [place, entry] of read.entries.entries()) if (entry) slots.set(entry[0], nameSlot(read.id, place));
    return read;
  };
  const blockOf = (slot: number) => {
    const id = Math.floor(slot / MOST_ENTRIES);
    return blocks.get(id) ?? take(table.at(id));
  };
  const locate = (key: string) => {
    if (!slots.has(key)) take(table.around(key));
    return slots.get(key);
  };
  const get = (slot: number): Of => {
    const entry = blockOf(slot).entries[slot % MOST_ENTRIES];
    if (entry) return entry;
    throw new UnusableRecord('an entry that others name is missing');
  };
  const replace = (slot: number, entry: Of | null) => {
    const block = blockOf(slot);
    block.entries[slot % MOST_ENTRIES] = entry;
    changed.add(block);
  };
  const makeSlot = (key: string): number => {
    const { id, entries } = take(table.around(key));
    const free = entries.indexOf(null);
    const place = free >= 0 ? free : entries.length;
    if (place >= MOST_ENTRIES) throw new UnusableRecord('a block is full');
    gain += 1;
    return nameSlot(id, place);
  };
  return {
    locate,
    get,
    find: (key) => {
      const slot = locate(key);
      return slot === undefined ? undefined : get(slot);
    },
    put: (entry) => {
      const slot = locate(entry[0]) ?? makeSlot(entry[0]);
      replace(slot, entry);
      slots.set(entry[0], slot);
      return slot;
    },
    remove: (key) => {
      const slot = locate(key);
      if (slot === undefined) return;
      replace(slot, null);
      slots.delete(key);
      gain -= 1;
    },
    get gain() {
      return gain;
    },
    write: () => {
      for (const block of changed) table.update(block);
    },
  };
}
