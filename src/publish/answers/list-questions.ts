import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { StoryList } from '../../lists/story-list.ts';
import type { MonthList } from '../../site.ts';
import type { ListKind } from './answer-questions.ts';
import type { Asking } from './create-asking.ts';

/** A list's questions. @param name the slug or domain of what its stories have in common */
export function createStoryList(
  { ask }: Pick<Asking, 'ask'>,
  { pageSize }: Pick<SiteSettings, 'pageSize'>,
  kind: ListKind,
  name = '',
): StoryList {
  return {
    count: () => ask('count', kind, name),
    newest: (count, skipped = 0) => ask('newest', kind, name, count, skipped),
    since: (moment) => ask('since', kind, name, moment.getTime()),
    life: () => ask('life', kind, name),
    page: (number, size = pageSize) => ask('numbered', kind, name, size, number),
    pageNumbers: (size = pageSize) => ask('numbers', kind, name, size),
    oldestOf: (number, size = pageSize) => ask('oldestOf', kind, name, size, number),
    corrections: (count) => ask('correctionsOf', kind, name, count),
  };
}

/** The same of a month. @param month `2026-03` */
export function createMonthList({ ask }: Pick<Asking, 'ask'>, month: string): MonthList {
  return {
    stories: () => ask('ofMonth', month) ?? [],
    older: () => ask('olderMonth', month),
    newer: () => ask('newerMonth', month),
  };
}
