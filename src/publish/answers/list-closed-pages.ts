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

/** Those of one list that show a story. */
export function closePages(
  kind: ClosedPage['kind'],
  { name, stories }: StoredList,
  headOf: StoryStore['head'],
  pageSize: number,
): { month: string; page: ClosedPage }[] {
  return listPageNumbers(stories.length, pageSize).flatMap((number) => {
    const page = takeNumberedPage(stories.length, pageSize, number, (start, end) => takeShown(stories, start, end).map(headOf));
    const [newest] = page?.kind === 'stories' ? page.items : [];
    if (page?.kind !== 'stories' || page.number === undefined || !newest) return [];
    const changed = new Date(Math.max(...page.items.map(({ changedAt }) => changedAt)));
    return [{ month: newest.day.slice(0, 'YYYY-MM'.length), page: { kind, name, number: page.number, changed } }];
  });
}
