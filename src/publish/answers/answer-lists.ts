import type { Article } from '../../content/article.ts';
import { describeLife, type ListLife } from '../../lists/describe-life.ts';
import { listPageNumbers, type NumberedPage, takeNumberedPage } from '../../lists/numbered-pages.ts';
import { findPlace, takeNewest, takeShown } from './story-places.ts';
import type { StoredKind, StoredList, StoryStore } from './story-store.ts';

/** The lists of stories that have numbered pages. */
export type ListKind = Exclude<StoredKind, 'month' | 'day'>;

/** What lists say of themselves, see `StoryList`. Of a list that is not there it is the same as of an empty one. */
export function answerLists({ list, head, article }: StoryStore) {
  const open = (kind: ListKind, name: string): StoredList => list(kind, name) ?? NO_LIST;
  const load = (numbers: readonly number[]): readonly Article[] => numbers.map(article);
  return {
    count: (kind: ListKind, name: string): number => open(kind, name).count,
    newest: (kind: ListKind, name: string, count: number, skipped: number) => load(takeNewest(open(kind, name).stories, count, skipped)),
    since: (kind: ListKind, name: string, moment: number) => {
      const { stories } = open(kind, name);
      return load(
        takeShown(
          stories,
          findPlace(stories, head, ({ publishedAt }) => publishedAt < moment),
        ),
      );
    },
    newestOf: (kind: ListKind | 'month', name: string): Date | undefined => {
      const [newest] = takeNewest(list(kind, name)?.stories ?? NO_LIST.stories, 1);
      return newest === undefined ? undefined : new Date(head(newest).publishedAt);
    },
    life: (kind: ListKind, name: string): ListLife | undefined => describeLife(open(kind, name).months),
    numbered: (kind: ListKind, name: string, size: number, number?: number): NumberedPage<Article> | undefined => {
      const { stories } = open(kind, name);
      return takeNumberedPage(stories.length, size, number, (start, end) => load(takeShown(stories, start, end)));
    },
    numbers: (kind: ListKind, name: string, size: number) => listPageNumbers(open(kind, name).stories.length, size),
    oldestOf: (kind: ListKind, name: string, size: number, number?: number): Date | undefined => {
      const { stories } = open(kind, name);
      const page = takeNumberedPage(stories.length, size, number, (start, end) => takeShown(stories, start, end));
      const oldest = page?.kind === 'stories' ? page.items.at(-1) : undefined;
      return oldest === undefined ? undefined : new Date(head(oldest).publishedAt);
    },
  };
}

const NO_LIST: StoredList = { name: '', count: 0, record: undefined, stories: new Int32Array(), changedAt: undefined, months: new Map() };
