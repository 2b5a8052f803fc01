import type { Article } from '../../content/article.ts';

export interface CountedMonth {
  year: string;
  /** Two digits. */
  month: string;
  count: number;
}

/** The stories of a month in the site's time zone. */
export interface MonthList {
  count: () => number;
  /** Newest first. */
  stories: () => readonly Article[];
  /** Some of them, newest first, by their places from the oldest, which is 0. */
  part: (start: number, end: number) => readonly Article[];
  /** When its newest story was published. */
  newestMoment: () => Date | undefined;
  /** When one of its stories last changed; undefined if there is none. */
  lastChange: () => Date | undefined;
  /** Those that have a story, newest first. */
  days: () => readonly CountedDay[];
  /** The months with a story before and after it. */
  older: () => Omit<CountedMonth, 'count'> | undefined;
  newer: () => Omit<CountedMonth, 'count'> | undefined;
}

export interface CountedDay {
  /** `2026-03-05` */
  day: string;
  count: number;
  /** When its newest story was published. */
  newest: Date;
}

export interface DayStep {
  /** `2026-03-05` */
  day: string;
  /** When its first story was published: whichever come after it, the same. */
  oldest: Date;
}

/** The stories of a day in the site's time zone. */
export interface DayList {
  /** Newest first. */
  newest: (count?: number) => readonly Article[];
  /** The days with a story before and after it in its month. */
  older: () => DayStep | undefined;
  newer: () => DayStep | undefined;
}

/** A page of a list that holds as many stories as it ever will. */
export interface ClosedPage {
  kind: 'topic' | 'provider' | 'author';
  /** The slug or domain of its list. */
  name: string;
  number: number;
  /** When a story on it last changed. */
  changed: Date;
}
