import type { Article } from '../article.ts';

/** The article with those corrections that are due: like a story, one may wait for its moment. */
export function hideFutureCorrections(article: Article, now: Date): Article {
  const due = article.corrections.filter(({ at }) => at <= now);
  return due.length === article.corrections.length ? article : { ...article, corrections: due };
}
