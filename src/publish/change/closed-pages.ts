import type { ClosedPage } from '../../lists/archive/archive-lists.ts';
import { closePage, type DatedPage } from '../answers/list-closed-pages.ts';
import type { ListHead, StoredKind, StoredList, StoryStore } from '../answers/story-store.ts';
import type { ListChange } from './list-change.ts';

/** The closed pages of changed lists that may be others than before, as a store has them: of each list those from the first place that changed on. */
export function describeTouchedPages(
  lists: readonly ListChange[],
  store: Pick<StoryStore, 'list' | 'head'>,
  pageSize: number,
): DatedPage[] {
  return lists.flatMap(({ kind, name, before, after, shiftsFrom, edited }) => {
    if (!isPaged(kind)) return [];
    const counts = [before, after].map((list) => countClosed(list, pageSize));
    const last = Math.max(...counts);
    // A page closes or opens by what comes to the newest one, which stands behind it.
    const first = Math.min(Math.floor(shiftsFrom / pageSize), ...counts) + 1;
    const shifted = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    const numbers = new Set([...shifted, ...edited.map((place) => Math.floor(place / pageSize) + 1)]);
    const list = store.list(kind, name);
    return list ? [...numbers].flatMap((number) => closePage(kind, list, store.head, pageSize, number) ?? []) : [];
  });
}

/**
 * The months whose closed pages are others now, with these pages in the order in which the sitemap has them.
 * @param find those of a month before
 * @param heads of all lists of a kind, in their order
 */
export function changeClosedPages(
  before: readonly DatedPage[],
  after: readonly DatedPage[],
  find: (month: string) => readonly ClosedPage[],
  heads: (kind: StoredKind) => readonly ListHead[],
): Map<string, ClosedPage[]> {
  const keyOf = ({ month, page }: DatedPage) => JSON.stringify([month, page]);
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = before.filter((one) => !now.has(keyOf(one)));
  const come = after.filter((one) => !old.has(keyOf(one)));
  const places = new Map(KINDS.flatMap((kind) => heads(kind).map(({ name }) => `${kind} ${name}`)).map((list, place) => [list, place]));
  const placeOf = ({ kind, name }: ClosedPage) => places.get(`${kind} ${name}`) ?? 0;
  const months = new Set([...gone, ...come].map(({ month }) => month));
  return new Map(
    [...months].map((month) => {
      const left = new Set(gone.filter((one) => one.month === month).map(({ page }) => namePage(page)));
      const pages = [
        ...find(month).filter((page) => !left.has(namePage(page))),
        ...come.filter((one) => one.month === month).map(({ page }) => page),
      ];
      return [month, pages.toSorted((a, b) => placeOf(a) - placeOf(b) || a.number - b.number)];
    }),
  );
}

const KINDS = ['topic', 'provider', 'author'] as const;

function isPaged(kind: StoredKind): kind is ClosedPage['kind'] {
  return (KINDS as readonly StoredKind[]).includes(kind);
}

function namePage({ kind, name, number }: ClosedPage): string {
  return `${kind} ${name} ${number}`;
}

/** How many of a list's pages are closed. See `takeNumberedPage`: the newest page holds one page's stories and those that fill no other. */
export function countClosed(list: StoredList | undefined, pageSize: number): number {
  return Math.max(0, Math.floor((list?.stories.length ?? 0) / pageSize) - 1);
}
