import type { Article } from '../../content/article.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { addDays } from '../../words/day-key.ts';
import type { DateFormats } from '../../words/format-date.ts';

/**
 * What happened in one day or week of the site's time zone. An issue knows its own stories and nothing else, no total, no
 * neighbour, no attention that changes with time: so a newer story never changes it.
 */
export interface Issue {
  /** The first day that it covers (`2026-03-02`), a Monday if it covers a week. Its address and identity come from it. */
  date: string;
  /** The last day that it covers. */
  lastDate: string;
  /** Newest first; never empty. */
  articles: readonly Article[];
}

/** What issues are made of; a `Site` has it all. */
export interface IssueSource {
  /** Newest first. */
  articles: readonly Article[];
  settings: SiteSettings;
  dates: DateFormats;
  now: Date;
  isPreview: boolean;
}

const DAY = 24 * 3600 * 1000;

const issuesBySource = new WeakMap<IssueSource, readonly Issue[]>();

/**
 * The issues of a site, newest first, made once. An issue is there when its period is over, so that nothing incomplete is
 * ever sent; the preview shows it before.
 */
export function listIssues(source: IssueSource): readonly Issue[] {
  const issues = issuesBySource.get(source) ?? groupIntoIssues(source);
  issuesBySource.set(source, issues);
  return issues;
}

function groupIntoIssues(source: IssueSource): Issue[] {
  const { articles, settings, dates, isPreview } = source;
  if (settings.newsletter === 'none') return [];
  const isWeekly = settings.newsletter === 'week';
  const groups = Map.groupBy(articles, ({ publishedAt }) => (isWeekly ? findMonday(dates.dayKey(publishedAt)) : dates.dayKey(publishedAt)));
  return [...groups]
    .map(([date, ofPeriod]): Issue => ({ date, lastDate: isWeekly ? addDays(date, 6) : date, articles: ofPeriod }))
    .filter((issue) => isPreview || isComplete(issue, source));
}

/** Whether an issue's period is over. */
export function isComplete({ lastDate }: Issue, { dates, now }: Pick<IssueSource, 'dates' | 'now'>): boolean {
  return lastDate < dates.dayKey(now);
}

/** When an issue is complete: the first second after its last day. Days are not all of 24 hours, and some begin at one o'clock. */
export function findIssueEnd({ lastDate }: Issue, { dates }: Pick<IssueSource, 'dates'>): Date {
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
