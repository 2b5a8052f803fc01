import type { ClosedPage } from '../../lists/archive/archive-lists.ts';
import { listPageNumbers, takeNumberedPage } from '../../lists/numbered-pages.ts';
import { takeShown } from './story-places.ts';
import type { StoredList, StoryStore } from './story-store.ts';

const KINDS: readonly ClosedPage['kind'][] = ['topic', 'provider', 'author'];

/** The numbered pages of all lists, by the month of the newest story on them: of that month's stories alone does it depend which these are. */
export function listClosedPages(
  { list, lists, head }: Pick<StoryStore, 'list' | 'lists' | 'head'>,
  pageSize: number,
): Map<string, ClosedPage[]> {
  const pages = KINDS.flatMap((kind) =>
    lists(kind).flatMap(({ name }) => {
      const found = list(kind, name);
      return found ? closePages(kind, found, head, pageSize) : [];
    }),
  );
  const byMonth = Map.groupBy(pages, ({ month }) => month);
  return new Map([...byMonth].map(([month, ofMonth]) => [month, ofMonth.map(({ page }) => page)]));
}

/** A closed page, and the month that it belongs to. */
export interface DatedPage {
  month: string;
  page: ClosedPage;
}

/** Those of one list that show a story. */
export function closePages(kind: ClosedPage['kind'], list: StoredList, headOf: StoryStore['head'], pageSize: number): DatedPage[] {
  return listPageNumbers(list.stories.length, pageSize).flatMap((number) => closePage(kind, list, headOf, pageSize, number) ?? []);
}

/** @returns undefined where a list has no closed page of this number, or none of its stories is shown */
export function closePage(
  kind: ClosedPage['kind'],
  { name, stories }: StoredList,
  headOf: StoryStore['head'],
  pageSize: number,
  number: number | undefined,
): DatedPage | undefined {
  const page = takeNumberedPage(stories.length, pageSize, number, (start, end) => takeShown(stories, start, end).map(headOf));
  const [newest] = page?.kind === 'stories' ? page.items : [];
  if (page?.kind !== 'stories' || page.number === undefined || !newest) return undefined;
  const changed = new Date(Math.max(...page.items.map(({ changedAt }) => changedAt)));
  return { month: newest.day.slice(0, 'YYYY-MM'.length), page: { kind, name, number: page.number, changed } };
}
