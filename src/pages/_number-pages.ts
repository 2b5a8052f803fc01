import type { NumberedList } from '../lists/story-list.ts';

/** The last part of the addresses of a list's pages, as `[...page]`. */
export function numberPages({ pageNumbers }: Pick<NumberedList<unknown>, 'pageNumbers'>): (string | undefined)[] {
  return pageNumbers().map((number) => number?.toString());
}

/** What stands in such an address; undefined for the newest page. */
export function readPageNumber(page: string | undefined): number | undefined {
  return page === undefined ? undefined : Number(page);
}
