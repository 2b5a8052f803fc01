/** How many of a list's items threads have taken, from each of its ends: the same in all threads. */
export type SharedList = Int32Array<SharedArrayBuffer>;

/** Where a thread takes from. */
export type ListEnd = 'front' | 'back';

const [TAKEN, FRONT, BACK] = [0, 1, 2];

export function createSharedList(): SharedList {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Takes the next item, which nobody else gets.
 * @param length of the list
 * @returns its index; undefined if none is left
 */
export function takeItem(list: SharedList, length: number, end: ListEnd): number | undefined {
  if (Atomics.add(list, TAKEN, 1) >= length) return undefined;
  return end === 'front' ? Atomics.add(list, FRONT, 1) : length - 1 - Atomics.add(list, BACK, 1);
}

export function countTaken(list: SharedList): number {
  return Atomics.load(list, TAKEN);
}

/** From now on no thread gets an item. */
export function closeList(list: SharedList): void {
  Atomics.store(list, TAKEN, 2 ** 30);
}
