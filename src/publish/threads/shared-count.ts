/** How many of a list's items are taken, the same in all threads. */
export type SharedCount = Int32Array<SharedArrayBuffer>;

export function createSharedCount(): SharedCount {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}
