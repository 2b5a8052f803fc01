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
 * Splits a list into pages that count from the oldest. The newest page has no number and holds `pageSize` to
 * `2 × pageSize − 1` items, or all there are if fewer; page 1 holds the oldest `pageSize` items and never changes again.
 * So that its link to page 2 need not change either, the next number always leads somewhere.
 * @param items newest first
 * @param isTakenOff whether an item is shown no more: it keeps its place, and its page holds fewer
 */
export function splitIntoNumberedPages<Item>(
  items: readonly Item[],
  pageSize: number,
  isTakenOff: (item: Item) => boolean = () => false,
): NumberedPage<Item>[] {
  const count = Math.max(0, Math.floor(items.length / pageSize) - 1);
  const show = (places: readonly Item[]) => places.filter((item) => !isTakenOff(item));
  const old = Array.from({ length: count }, (_, index): StoriesPage<Item> => {
    const end = items.length - index * pageSize;
    return {
      kind: 'stories',
      number: index + 1,
      items: show(items.slice(end - pageSize, end)),
      newer: index + 2,
      older: index || undefined,
    };
  });
  const newest: StoriesPage<Item> = {
    kind: 'stories',
    number: undefined,
    items: show(items.slice(0, items.length - count * pageSize)),
    newer: undefined,
    older: count || undefined,
  };
  return [newest, ...old, ...(count > 0 ? [{ kind: 'coming', number: count + 1 } satisfies ComingPage] : [])];
}
