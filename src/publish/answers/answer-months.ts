import type { Article } from '../../content/article.ts';
import type { CountedDay, CountedMonth, DayStep } from '../../lists/archive/archive-lists.ts';
import { once } from './once.ts';
import { takeNewest, takeShown } from './story-places.ts';
import type { StoryStore } from './story-store.ts';

/** What is asked of months and of days, in the site's time zone. */
export function answerMonths({ list, lists, head, article }: StoryStore) {
  const storiesOf = (kind: 'month' | 'day', name: string) => list(kind, name)?.stories ?? NO_STORIES;
  const load = (numbers: readonly number[]): readonly Article[] => numbers.map(article);
  const placeOfMonth = once(() => new Map(lists('month').map(({ name }, place) => [name, place])));
  const stepFrom = (month: string, step: number) => {
    const place = placeOfMonth().get(month);
    const found = place === undefined ? undefined : lists('month')[place + step];
    return found && splitMonth(found.name);
  };
  const daysByMonth = once(() => Map.groupBy(lists('day'), ({ name }) => monthOf(name)));
  const daysOf = (month: string) => daysByMonth().get(month) ?? [];
  const publishedAt = (story: number) => new Date(head(story).publishedAt);
  const stepFromDay = (day: string, step: number): DayStep | undefined => {
    const days = daysOf(monthOf(day));
    const found = days[days.findIndex(({ name }) => name === day) + step];
    const [oldest] = found ? storiesOf('day', found.name) : [];
    return found && oldest !== undefined ? { day: found.name, oldest: publishedAt(oldest) } : undefined;
  };
  return {
    months: () => lists('month').map(({ name, count }): CountedMonth => ({ ...splitMonth(name), count })),
    monthCount: (month: string) => list('month', month)?.count ?? 0,
    ofMonth: (month: string) => load(takeShown(storiesOf('month', month))),
    partOfMonth: (month: string, start: number, end: number) => load(takeShown(storiesOf('month', month), start, end)),
    changeOfMonth: (month: string): Date | undefined => {
      const moment = list('month', month)?.changedAt;
      return moment === undefined ? undefined : new Date(moment);
    },
    newerMonth: (month: string) => stepFrom(month, -1),
    olderMonth: (month: string) => stepFrom(month, 1),
    daysOfMonth: (month: string) =>
      daysOf(month).flatMap(({ name, count }): CountedDay[] => {
        const newest = storiesOf('day', name).at(-1);
        return newest === undefined ? [] : [{ day: name, count, newest: publishedAt(newest) }];
      }),
    ofDay: (day: string, count: number) => load(takeNewest(storiesOf('day', day), count)),
    olderDay: (day: string) => stepFromDay(day, 1),
    newerDay: (day: string) => stepFromDay(day, -1),
  };
}

const NO_STORIES = new Int32Array();

/** @param day `2026-03-05` */
function monthOf(day: string): string {
  return day.slice(0, 'YYYY-MM'.length);
}

/** @param name `2026-03` */
function splitMonth(name: string): Omit<CountedMonth, 'count'> {
  const [year = '', month = ''] = name.split('-');
  return { year, month };
}
