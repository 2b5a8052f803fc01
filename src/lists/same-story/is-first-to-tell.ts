import type { Article } from '../../content/article.ts';

/** Whether an article told its story before all others did; no one did where the first two came at the same moment. @param told all that tell it */
export function isFirstToTell(article: Article, told: readonly Article[]): boolean {
  const sources = new Set(told.map(({ provider }) => provider.domain));
  return sources.size > 1 && told.every((other) => other === article || other.publishedAt > article.publishedAt);
}
