import type { Publication } from '../../content/publication.ts';
import { findIssueEnd } from '../../lists/issues/list-issues.ts';
import type { Site } from '../../site.ts';

/** Milliseconds that a story is in the sitemap of news. */
export const TWO_DAYS = 48 * 3600 * 1000;

/**
 * The first moment at which the clock alone makes the site another one: what `Publication.nextMoment` says, the site's next day, a story
 * that is too old for the sitemap of news, and the year from which years that are hardly meant are counted.
 * @returns milliseconds since 1970
 */
export function findEnd({ articles, nextMoment }: Publication, { dates }: Pick<Site, 'dates'>, now: Date): number {
  const moment = now.getTime();
  const oldNews = articles.map(({ publishedAt }) => publishedAt.getTime() + TWO_DAYS + 1).filter((end) => end > moment);
  const day = findIssueEnd({ lastDate: dates.dayKey(now) }, { dates }).getTime();
  const year = Date.UTC(now.getUTCFullYear() + 1, 0);
  return oldNews.reduce((first, end) => Math.min(first, end), Math.min(day, year, nextMoment?.getTime() ?? Number.POSITIVE_INFINITY));
}
