import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { DayList, MonthList } from '../../lists/archive/archive-lists.ts';
import type { StoryList } from '../../lists/story-list.ts';
import type { ListKind } from './answer-lists.ts';
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
    newestMoment: () => ask('newestOf', kind, name),
    oldestOf: (number, size = pageSize) => ask('oldestOf', kind, name, size, number),
    corrections: (count) => ask('correctionsOf', kind, name, count),
  };
}

/** The same of a month. @param month `2026-03` */
export function createMonthList({ ask }: Pick<Asking, 'ask'>, month: string): MonthList {
  return {
    count: () => ask('monthCount', month),
    stories: () => ask('ofMonth', month),
    part: (start, end) => ask('partOfMonth', month, start, end),
    newestMoment: () => ask('newestOf', 'month', month),
    lastChange: () => ask('changeOfMonth', month),
    days: () => ask('daysOfMonth', month),
    older: () => ask('olderMonth', month),
    newer: () => ask('newerMonth', month),
  };
}

/** The same of a day. @param day `2026-03-05` */
export function createDayList({ ask }: Pick<Asking, 'ask'>, day: string): DayList {
  return {
    newest: (count = Number.MAX_SAFE_INTEGER) => ask('ofDay', day, count),
    older: () => ask('olderDay', day),
    newer: () => ask('newerDay', day),
  };
}
