/** The latest of some moments, in milliseconds since 1970; undefined if there is none. */
export function findLast(moments: readonly number[]): number | undefined {
  // Of so many moments that a call could not take them as its arguments.
  return moments.reduce<number | undefined>((last, moment) => (last === undefined || moment > last ? moment : last), undefined);
}
