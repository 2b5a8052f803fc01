import type { Article } from '../../../../src/content/article.ts';
import type { MonthGroup } from './group-articles.ts';

export interface MonthCount {
  year: string;
  /** Two digits. */
  month: string;
  count: number;
}

/** How many stories a list has, and when they came: what its newest page tells of all of its pages. */
export interface ListLife {
  total: number;
  /** The month of its oldest story. */
  since: Omit<MonthCount, 'count'>;
  /** The 12 to 24 months up to its newest story, those without a story too; oldest first. It never ends at a newer story of another list. */
  recent: readonly MonthCount[];
}

const FEWEST_MONTHS = 12;
const MOST_MONTHS = 24;

const numbersByGroups = new WeakMap<readonly MonthGroup[], Map<Article, number>>();

/**
 * The month of each article, as a number of months; made once for a site. To have grouped them by month has asked Intl already,
 * which takes 3 µs an article.
 */
export function numberMonths(groups: readonly MonthGroup[]): ReadonlyMap<Article, number> {
  const numbers = numbersByGroups.get(groups) ?? countMonths(groups);
  numbersByGroups.set(groups, numbers);
  return numbers;
}

function countMonths(groups: readonly MonthGroup[]): Map<Article, number> {
  const numbers = new Map<Article, number>();
  for (const { year, month, articles } of groups) {
    const number = Number(year) * 12 + Number(month) - 1;
    for (const article of articles) numbers.set(article, number);
  }
  return numbers;
}

/**
 * @param articles newest first
 * @param monthNumbers see {@link numberMonths}
 * @returns undefined for a list without a story
 */
export function describeLife(articles: readonly Article[], monthNumbers: ReadonlyMap<Article, number>): ListLife | undefined {
  const numberOf = (article: Article | undefined) => (article === undefined ? undefined : monthNumbers.get(article));
  const [last, since] = [numberOf(articles[0]), numberOf(articles.at(-1))];
  if (last === undefined || since === undefined) return undefined;
  const first = last - Math.min(MOST_MONTHS, Math.max(FEWEST_MONTHS, last - since + 1)) + 1;
  const counts = new Map<number, number>();
  for (const article of articles) {
    const number = numberOf(article) ?? first;
    if (number < first) break;
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const recent = Array.from({ length: last - first + 1 }, (_, index) => ({
    ...nameMonth(first + index),
    count: counts.get(first + index) ?? 0,
  }));
  return { total: articles.length, since: nameMonth(since), recent };
}

function nameMonth(number: number): Omit<MonthCount, 'count'> {
  return { year: String(Math.floor(number / 12)).padStart(4, '0'), month: String((number % 12) + 1).padStart(2, '0') };
}
