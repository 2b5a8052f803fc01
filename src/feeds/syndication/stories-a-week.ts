import type { Article } from '../../content/article.ts';

const WEEKS = 4;
/** Milliseconds. */
const WEEK = 7 * 24 * 3600 * 1000;

/**
 * How many stories a week a feed brings: the mean of the four weeks before the site's newest story.
 * @param articles newest first
 */
export function countStoriesAWeek(articles: readonly Article[], siteNewest: Date): number {
  const since = siteNewest.getTime() - WEEKS * WEEK;
  const firstOlder = articles.findIndex(({ publishedAt }) => publishedAt.getTime() < since);
  return (firstOlder === -1 ? articles.length : firstOlder) / WEEKS;
}
