import type { Article } from '../../content/article.ts';

/** Items; readers who come by once a day miss none on a busy site. */
const FEED_LENGTH = 50;
/** Milliseconds. */
const TWO_DAYS = 48 * 3600 * 1000;

/**
 * The stories that a feed lists: the newest 50, and more where the two days before the newest story had more.
 * The clock has no part in it, so that a feed changes only when its stories do.
 * @param articles newest first
 */
export function listNewestStories(articles: readonly Article[]): readonly Article[] {
  const since = (articles[0]?.publishedAt.getTime() ?? 0) - TWO_DAYS;
  const firstOlder = articles.findIndex(({ publishedAt }) => publishedAt.getTime() < since);
  return articles.slice(0, Math.max(FEED_LENGTH, firstOlder === -1 ? articles.length : firstOlder));
}
