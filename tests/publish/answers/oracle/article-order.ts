import type { Article } from '../../../../src/content/article.ts';
import { compareText } from '../../../../src/text/compare-text.ts';

type Dated = Pick<Article, 'publishedAt' | 'slug'>;

/** Newest first; articles of one moment by slug, so that the order is the same everywhere. */
export function compareNewestFirst(a: Dated, b: Dated): number {
  return b.publishedAt.getTime() - a.publishedAt.getTime() || compareText(a.slug, b.slug);
}

export interface Neighbours {
  older: Article | undefined;
  newer: Article | undefined;
}

/** @param articles newest first */
export function findNeighbours(articles: readonly Article[]): Map<Article, Neighbours> {
  return new Map(articles.map((article, index) => [article, { older: articles[index + 1], newer: articles[index - 1] }]));
}

/** Earlier stories shown on an article's page. */
const MAX_EARLIER = 4;
/** How far back one topic is searched. */
const RECENT_PER_TOPIC = 12;

/**
 * For each article, the latest earlier ones that share a topic, those that share more topics first.
 * Later articles never count, so a published page never changes because of a new one.
 * @param articles newest first
 */
export function findEarlierStories(articles: readonly Article[]): Map<Article, readonly Article[]> {
  const recent = new Map<string, Article[]>();
  const earlier = new Map<Article, readonly Article[]>();
  for (const article of articles.toReversed()) {
    const shared = new Map<Article, number>();
    for (const topic of article.topics) {
      for (const candidate of recent.get(topic.slug) ?? []) shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
    }
    const ranked = [...shared].toSorted(([a, countA], [b, countB]) => countB - countA || compareNewestFirst(a, b));
    earlier.set(
      article,
      ranked.slice(0, MAX_EARLIER).map(([candidate]) => candidate),
    );
    for (const { slug } of article.topics) {
      recent.set(slug, [article, ...(recent.get(slug) ?? [])].slice(0, RECENT_PER_TOPIC));
    }
  }
  return earlier;
}
