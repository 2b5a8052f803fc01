import type { Article } from '../content/article.ts';
import type { ListLife } from './describe-life.ts';
import type { CorrectedStory } from './list-corrections.ts';
import type { NumberedPage } from './numbered-pages.ts';

/** A list of stories, as questions about it; a page that asks one is made again when its answer changes. */
export interface StoryList extends NumberedList<Article> {
  /** How many stories it has. */
  count: () => number;
  /** Newest first. @param skipped newer ones that are left out */
  newest: (count: number, skipped?: number) => readonly Article[];
  /** Those of this moment and later ones, newest first. */
  since: (moment: Date) => readonly Article[];
  /** When its newest story was published; undefined for a list without one. */
  newestMoment: () => Date | undefined;
  /** When the oldest story of a page was published. @param number and size as in `page` */
  oldestOf: (number?: number, size?: number) => Date | undefined;
  /** How many stories it has, and when they came; undefined for a list without a story. */
  life: () => ListLife | undefined;
  /** The newest corrections of its stories, newest first. */
  corrections: (count: number) => readonly CorrectedStory[];
}

/** A list in pages that count from the oldest; see `takeNumberedPage`. */
export interface NumberedList<Item> {
  /** The newest page if no number is given; undefined where there is none of this number. @param size items of a page, if not the site's */
  page: (number?: number, size?: number) => NumberedPage<Item> | undefined;
  /** Of all its pages, the newest (undefined) first. */
  pageNumbers: (size?: number) => readonly (number | undefined)[];
}
