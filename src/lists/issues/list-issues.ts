import type { Article } from '../../content/article.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { addDays } from '../../words/day-key.ts';
import type { DateFormats } from '../../words/format-date.ts';
import type { CorrectedStory } from '../list-corrections.ts';

/**
 * What happened in one day or week of the site's time zone. An issue knows its own stories and what was corrected since the
 * issue before, and nothing else, no total, no attention that changes with time: so nothing newer ever changes it.
 */
export interface Issue {
  /** The first day that it covers (`2026-03-02`), a Monday if it covers a week. Its address and identity come from it. */
  date: string;
  /** The last day that it covers. */
  lastDate: string;
  /** Newest first; never empty. */
  articles: readonly Article[];
  /** Newest first: those of its days, and of the days before that had no issue. */
  corrections: readonly CorrectedStory[];
}

/** When an issue is of. */
export interface IssueSpan extends Pick<Issue, 'date' | 'lastDate'> {
  /** False for one that only the preview shows, since its period is not over. */
  isComplete: boolean;
}

/** What decides on issues; a `Site` has it all. */
export interface IssueFrame {
  settings: Pick<SiteSettings, 'newsletter'>;
  dates: Pick<DateFormats, 'dayKey'>;
  now: Date;
  isPreview: boolean;
}

const DAY = 24 * 3600 * 1000;

/**
 * The issues of a site, newest first. An issue is there when its period is over, so that nothing incomplete is ever sent;
 * the preview shows it before.
 * @param days that have a story, newest first
 */
export function listIssues(days: readonly string[], frame: IssueFrame): IssueSpan[] {
  const { newsletter } = frame.settings;
  if (newsletter === 'none') return [];
  return [...new Set(days.map((day) => findPeriod(day, newsletter)))]
    .map((date) => describeSpan(date, frame))
    .filter(({ isComplete }) => frame.isPreview || isComplete);
}

function describeSpan(date: string, { settings, dates, now }: IssueFrame): IssueSpan {
  const lastDate = settings.newsletter === 'week' ? addDays(date, 6) : date;
  return { date, lastDate, isComplete: lastDate < dates.dayKey(now) };
}

/** The first day of the period in which a day lies. */
export function findPeriod(day: string, newsletter: SiteSettings['newsletter']): string {
  return newsletter === 'week' ? findMonday(day) : day;
}

/** When an issue is complete: the first second after its last day. Days are not all of 24 hours, and some begin at one o'clock. */
export function findIssueEnd({ lastDate }: Pick<Issue, 'lastDate'>, { dates }: Pick<IssueFrame, 'dates'>): Date {
  // No time zone ever was 16 hours from UTC.
  const midnight = (Date.parse(lastDate) + DAY) / 1000;
  let [before, after] = [midnight - 16 * 3600, midnight + 16 * 3600];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dates.dayKey(new Date(middle * 1000)) > lastDate) after = middle;
    else before = middle;
  }
  return new Date(after * 1000);
}

function findMonday(date: string): string {
  return addDays(date, -((new Date(date).getUTCDay() + 6) % 7));
}
