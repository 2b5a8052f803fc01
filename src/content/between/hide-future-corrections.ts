import type { Article } from '../article.ts';

/** The article with those corrections that are due: like a story, one may wait for its moment. */
export function hideFutureCorrections<Of extends Pick<Article, 'corrections'>>(article: Of, now: Date): Of {
  const due = article.corrections.filter(({ at }) => at <= now);
  return due.length === article.corrections.length ? article : { ...article, corrections: due };
}
