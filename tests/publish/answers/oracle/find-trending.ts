import type { Article } from '../../../../src/content/article.ts';
import { compareNewestFirst } from './article-order.ts';

/**
 * Attention on news is short: after a day a story counts half, after a week less than a hundredth. Long enough that a
 * strong story of yesterday afternoon still stands in the morning, short enough that none stays for a week.
 */
export const HALF_LIFE_HOURS = 24;

const HOUR = 3600 * 1000;
/**
 * Older stories are not looked at. Heat in real files differs by a factor of 150 at most, which a story loses in eight
 * days; two weeks divide it by 16,384. So the cost grows with two weeks' stories, not with the archive.
 */
const WINDOW = 14 * 24 * HOUR;

/**
 * The stories with most attention at present: heat, halved for every {@link HALF_LIFE_HOURS} of their age. Ages are counted
 * from the newest story, so that builds repeat. Stories without heat, or with negative heat, are left out.
 * @param articles newest first
 * @param now later articles, which the preview shows, don't count: their day has yet to come
 */
export function findTrending(articles: readonly Article[], count: number, now: Date): readonly Article[] {
  const start = articles.findIndex(({ publishedAt }) => publishedAt <= now);
  const newest = articles[start]?.publishedAt.getTime();
  if (newest === undefined) return [];
  const end = articles.findIndex(({ publishedAt }) => publishedAt.getTime() < newest - WINDOW);
  const weigh = ({ heat = 0, publishedAt }: Article) => heat * 2 ** -((newest - publishedAt.getTime()) / (HALF_LIFE_HOURS * HOUR));
  return articles
    .slice(start, end === -1 ? articles.length : end)
    .map((article) => ({ article, attention: weigh(article) }))
    .filter(({ attention }) => attention > 0)
    .toSorted((a, b) => b.attention - a.attention || compareNewestFirst(a.article, b.article))
    .slice(0, count)
    .map(({ article }) => article);
}
