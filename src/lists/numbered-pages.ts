/** One page of a list that is paged from the oldest. */
export type NumberedPage<Item> = StoriesPage<Item> | ComingPage;

export interface StoriesPage<Item> {
  kind: 'stories';
  /** Undefined for the newest page. */
  number: number | undefined;
  /** Newest first. */
  items: readonly Item[];
  /** The page after this one; undefined on the newest. */
  newer: number | undefined;
  /** The page before this one. */
  older: number | undefined;
}

/** The number that comes next: a redirect to the newest page until there are enough items for a page of its own. */
export interface ComingPage {
  kind: 'coming';
  number: number;
}

/**
 * One page of a list whose pages count from the oldest. The newest page has no number and holds `pageSize` to
 * `2 × pageSize − 1` items, or all there are if fewer; page 1 holds the oldest `pageSize` items and never changes again.
 * So that its link to page 2 need not change either, the next number always leads somewhere.
 * @param places items of the list, also those that are shown no more: they keep their places
 * @param take the items that are shown of some places, which count from the oldest, 0; newest first
 * @returns undefined where there is no page of this number
 */
export function takeNumberedPage<Item>(
  places: number,
  pageSize: number,
  number: number | undefined,
  take: (start: number, end: number) => readonly Item[],
): NumberedPage<Item> | undefined {
  const count = countOldPages(places, pageSize);
  if (number === undefined) {
    return { kind: 'stories', number, items: take(count * pageSize, places), newer: undefined, older: count || undefined };
  }
  if (!Number.isInteger(number) || number < 1 || count === 0 || number > count + 1) return undefined;
  if (number > count) return { kind: 'coming', number };
  const items = take((number - 1) * pageSize, number * pageSize);
  return { kind: 'stories', number, items, newer: number + 1, older: number - 1 || undefined };
}

/** The numbers of all pages, the newest (undefined) first. @param places as in {@link takeNumberedPage} */
export function listPageNumbers(places: number, pageSize: number): (number | undefined)[] {
  const count = countOldPages(places, pageSize);
  return [undefined, ...Array.from({ length: count && count + 1 }, (_, index) => index + 1)];
}

/** Pages that hold as many places as they ever will. */
function countOldPages(places: number, pageSize: number): number {
  return Math.max(0, Math.floor(places / pageSize) - 1);
}
