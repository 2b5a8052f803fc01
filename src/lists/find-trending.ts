import type { Article } from '../content/article.ts';
import { compareNewestFirst } from '../content/article-order.ts';

/**
 * Attention on news is short: after a day a story counts half, after a week less than a hundredth. Long enough that a
 * strong story of yesterday afternoon still stands in the morning, short enough that none stays for a week.
 */
export const HALF_LIFE_HOURS = 24;

const HOUR = 3600 * 1000;
/**
 * Milliseconds. Older stories are not looked at. Heat in real files differs by a factor of 150 at most, which a story loses in eight
 * days; two weeks divide it by 16,384. So the cost grows with two weeks' stories, not with the archive.
 */
export const TRENDING_WINDOW = 14 * 24 * HOUR;

/**
 * The stories with most attention at present: heat, halved for every {@link HALF_LIFE_HOURS} of their age. Ages are counted
 * from the newest story, so that builds repeat. Stories without heat, or with negative heat, are left out.
 * @param stories newest first
 * @param now later articles, which the preview shows, don't count: their day has yet to come
 */
export function findTrending<Story extends Pick<Article, 'slug' | 'publishedAt' | 'heat'>>(
  stories: readonly Story[],
  count: number,
  now: Date,
): readonly Story[] {
  const start = stories.findIndex(({ publishedAt }) => publishedAt <= now);
  const newest = stories[start]?.publishedAt.getTime();
  if (newest === undefined) return [];
  const end = stories.findIndex(({ publishedAt }) => publishedAt.getTime() < newest - TRENDING_WINDOW);
  const weigh = ({ heat = 0, publishedAt }: Story) => heat * 2 ** -((newest - publishedAt.getTime()) / (HALF_LIFE_HOURS * HOUR));
  return stories
    .slice(start, end === -1 ? stories.length : end)
    .map((story) => ({ story, attention: weigh(story) }))
    .filter(({ attention }) => attention > 0)
    .toSorted((a, b) => b.attention - a.attention || compareNewestFirst(a.story, b.story))
    .slice(0, count)
    .map(({ story }) => story);
}
