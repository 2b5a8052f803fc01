/** How many items of a sorted list come before some point: a binary search. @param length of the list  @param isBefore of the item in a place */
export function countBefore(length: number, isBefore: (place: number) => boolean): number {
  let [start, end] = [0, length];
  while (start < end) {
    const middle = (start + end) >>> 1;
    if (isBefore(middle)) start = middle + 1;
    else end = middle;
  }
  return start;
}
