import type { Article } from '../../../../src/content/article.ts';
import { describeLife, type ListLife, numberMonths } from './describe-life.ts';
import type { StoryGroup } from './group-articles.ts';
import type { CorrectedStory } from './list-corrections.ts';
import type { NumberedPage } from './numbered-pages.ts';
import type { Paper } from './paper.ts';
import { splitStories } from './split-stories.ts';

/** What a list says of itself, see `StoryList`. Nothing is counted before somebody asks. */
export interface ListAnswers {
  count: number;
  newest: (count: number, skipped: number) => readonly Article[];
  since: (moment: number) => readonly Article[];
  life: () => ListLife | undefined;
  page: (number: number | undefined, size: number) => NumberedPage<Article> | undefined;
  pageNumbers: (size: number) => readonly (number | undefined)[];
  corrections: (count: number) => readonly CorrectedStory[];
}

/** @param listCorrected the corrections of its stories, newest first */
export function answerList(group: StoryGroup, paper: Paper, listCorrected: () => readonly CorrectedStory[]): ListAnswers {
  const { articles } = group;
  const pages = new Map<number, PagesByNumber<Article>>();
  const split = (size: number) => remember(pages, size, () => indexPages(splitStories(group, size)));
  return {
    count: articles.length,
    newest: (count, skipped) => articles.slice(skipped, skipped + count),
    since: (moment) => {
      const end = articles.findIndex(({ publishedAt }) => publishedAt.getTime() < moment);
      return end === -1 ? articles : articles.slice(0, end);
    },
    life: () => describeLife(articles, numberMonths(paper.months)),
    page: (number, size) => split(size).get(number),
    pageNumbers: (size) => [...split(size).keys()],
    corrections: (count) => listCorrected().slice(0, count),
  };
}

export type PagesByNumber<Item> = ReadonlyMap<number | undefined, NumberedPage<Item>>;

export function indexPages<Item>(pages: readonly NumberedPage<Item>[]): PagesByNumber<Item> {
  return new Map(pages.map((page) => [page.number, page]));
}

export function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
