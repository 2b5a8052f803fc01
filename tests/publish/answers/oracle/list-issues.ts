import type { Article } from '../../../../src/content/article.ts';
import type { SiteSettings } from '../../../../src/content/fields/site/site-settings.ts';
import { addDays } from '../../../../src/words/day-key.ts';
import type { DateFormats } from '../../../../src/words/format-date.ts';
import type { CorrectedStory } from './list-corrections.ts';

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

/** What issues are made of; a `Site` has it all. */
export interface IssueSource {
  /** Newest first. */
  articles: readonly Article[];
  takenOff: readonly Article[];
  /** Newest first. */
  corrections: readonly CorrectedStory[];
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
  const { articles, settings, isPreview } = source;
  if (settings.newsletter === 'none') return [];
  const groups = Map.groupBy(articles, ({ publishedAt }) => findPeriod(publishedAt, source));
  const corrections = groupCorrections(source, [...groups.keys()]);
  return [...groups]
    .map(([date, ofPeriod]): Issue => {
      const lastDate = settings.newsletter === 'week' ? addDays(date, 6) : date;
      return { date, lastDate, articles: ofPeriod, corrections: corrections.get(date) ?? [] };
    })
    .filter((issue) => isPreview || isComplete(issue, source));
}

/**
 * Corrections by the period of the issue that tells them: their own, or the next one with stories. Periods whose stories were
 * all taken off count as well, so that what they told moves to no later issue, which was sent long ago.
 */
function groupCorrections(source: IssueSource, periods: readonly string[]): Map<string | undefined, CorrectedStory[]> {
  const { corrections, takenOff } = source;
  if (corrections.length === 0) return new Map();
  const ascending = [...new Set([...periods, ...takenOff.map(({ publishedAt }) => findPeriod(publishedAt, source))])].toSorted();
  return Map.groupBy(corrections, ({ correction }) => findFirstSince(ascending, findPeriod(correction.at, source)));
}

/** The first of sorted periods that is not before the one given. */
function findFirstSince(ascending: readonly string[], period: string): string | undefined {
  let [start, end] = [0, ascending.length];
  while (start < end) {
    const middle = Math.floor((start + end) / 2);
    if ((ascending[middle] ?? '') < period) start = middle + 1;
    else end = middle;
  }
  return ascending[start];
}

/** The first day of the period in which a moment lies. */
function findPeriod(moment: Date, { settings, dates }: Pick<IssueSource, 'settings' | 'dates'>): string {
  const day = dates.dayKey(moment);
  return settings.newsletter === 'week' ? findMonday(day) : day;
}

/** Whether an issue's period is over. */
export function isComplete({ lastDate }: Pick<Issue, 'lastDate'>, { dates, now }: Pick<IssueSource, 'dates' | 'now'>): boolean {
  return lastDate < dates.dayKey(now);
}

/** When an issue is complete: the first second after its last day. Days are not all of 24 hours, and some begin at one o'clock. */
export function findIssueEnd({ lastDate }: Pick<Issue, 'lastDate'>, { dates }: Pick<IssueSource, 'dates'>): Date {
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
