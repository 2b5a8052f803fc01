/*
 * A list as JSON.stringify writes it with an indent: an item a line, here in the order of the items' keys. A few of very many items are found
 * and changed without parsing the others: to read 240,000 paths takes some 10 ms, to parse and sort them 0.3 s.
 */

export interface SortedList<Item> {
  bytes: Buffer;
  /** Where the line of the first item begins, and where that of the last one ends. */
  start: number;
  end: number;
  /** Before each item. */
  indent: string;
  /** Whether something is an item. */
  isItem: (value: unknown) => value is Item;
  keyOf: (item: Item) => string;
}

export interface ListChange<Item> {
  put: readonly Item[];
  /** Keys. */
  remove: readonly string[];
}

/** Thrown where a line is none of an item. */
export class DamagedList extends Error {
  override name = 'DamagedList';
}

/** @returns undefined where the bytes don't begin and end so, or hold no item */
export function openSortedList<Item>(
  bytes: Buffer,
  [head, tail]: readonly [string, string],
  shape: Pick<SortedList<Item>, 'indent' | 'isItem' | 'keyOf'>,
): SortedList<Item> | undefined {
  const [start, end] = [Buffer.byteLength(head), bytes.length - Buffer.byteLength(tail)];
  if (end <= start || bytes.toString('utf8', 0, start) !== head || bytes.toString('utf8', end) !== tail) return undefined;
  return { bytes, start, end, ...shape };
}

/** @throws {DamagedList} */
export function findItem<Item>(list: SortedList<Item>, key: string): Item | undefined {
  const { at, next } = findPlace(list, key);
  return next > at ? parseLine(list, at, next) : undefined;
}

/**
 * @returns all bytes of the list as it is then; undefined where nothing would be left of it
 * @throws {DamagedList}
 */
export function changeList<Item>(list: SortedList<Item>, { put, remove }: ListChange<Item>): Buffer[] | undefined {
  const { bytes, start, end, indent, keyOf } = list;
  const lines = new Map<string, string | undefined>([
    ...remove.map((key): [string, undefined] => [key, undefined]),
    ...put.map((item): [string, string] => [keyOf(item), indent + JSON.stringify(item)]),
  ]);
  const pieces: Buffer[] = [];
  let done = start;
  for (const [key, line] of [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { at, next } = findPlace(list, key);
    if (at > done) pieces.push(bytes.subarray(done, at > end ? end : at - SEPARATOR.length));
    if (line !== undefined) pieces.push(Buffer.from(line));
    done = next;
  }
  if (done < end) pieces.push(bytes.subarray(done, end));
  if (pieces.length === 0) return undefined;
  const joined = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [SEPARATOR, piece]));
  return [bytes.subarray(0, start), ...joined, bytes.subarray(end)];
}

const SEPARATOR = Buffer.from(',\n');
const NEWLINE = 10;

/** Where the line of a key begins, and where the one after it; both are the same where it would have to be put. */
function findPlace<Item>(list: SortedList<Item>, key: string): { at: number; next: number } {
  const { bytes, start, end, keyOf } = list;
  let [low, high] = [start, end + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = Math.max(start, middle === 0 ? 0 : bytes.lastIndexOf(NEWLINE, middle - 1) + 1);
    const found = bytes.indexOf(NEWLINE, middle);
    const next = (found === -1 || found > end ? end : found) + 1;
    const known = keyOf(parseLine(list, at, next));
    if (known === key) return { at, next };
    if (known < key) low = next;
    else high = at;
  }
  return { at: low, next: low };
}

function parseLine<Item>({ bytes, end, indent, isItem }: SortedList<Item>, at: number, next: number): Item {
  const line = bytes.toString('utf8', at, next > end ? end : next - SEPARATOR.length);
  const item = line.startsWith(indent) ? parseJson(line) : undefined;
  if (isItem(item)) return item;
  throw new DamagedList(`no item of the list: ${line}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
