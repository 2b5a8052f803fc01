import type { Article } from '../../content/article.ts';
import type { CorrectedStory } from '../../lists/list-corrections.ts';

/** Items; readers who come by once a day miss none on a busy site. */
const FEED_LENGTH = 50;
/** Milliseconds. */
const TWO_DAYS = 48 * 3600 * 1000;

export interface NewestEntries {
  stories: readonly Article[];
  corrections: readonly CorrectedStory[];
}

/**
 * What a feed lists: the newest 50 stories, and more where the two days before the newest story had more, with the newest 50
 * corrections that are no older than those. The clock has no part in it, so that a feed changes only when its stories do.
 * @param articles newest first
 * @param corrections newest first
 */
export function listNewestEntries(articles: readonly Article[], corrections: readonly CorrectedStory[]): NewestEntries {
  const since = (articles[0]?.publishedAt.getTime() ?? 0) - TWO_DAYS;
  const firstOlder = articles.findIndex(({ publishedAt }) => publishedAt.getTime() < since);
  const stories = articles.slice(0, Math.max(FEED_LENGTH, firstOlder === -1 ? articles.length : firstOlder));
  const oldest = stories.length < articles.length ? stories.at(-1)?.publishedAt : undefined;
  const isRecent = ({ correction }: CorrectedStory) => oldest === undefined || correction.at >= oldest;
  return { stories, corrections: corrections.slice(0, FEED_LENGTH).filter(isRecent) };
}
