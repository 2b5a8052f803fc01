import type { ParsedArticle } from './article.ts';

/**
 * The first moment after now at which the clock alone makes an article another: it becomes due, ends, or a correction of it becomes due.
 * @returns undefined if there is none
 */
export function findNextMoment(
  { isPublished, publishedAt, expiresAt, withdrawal, corrections }: DatedArticle,
  now: Date,
): Date | undefined {
  // Of what is not published it is known when it changed last, corrections too.
  const own = isPublished ? [publishedAt, expiresAt, withdrawal?.at] : [];
  const moments = [...own, ...corrections.map(({ at }) => at)];
  const coming = moments.flatMap((moment) => (moment && moment > now ? [moment.getTime()] : []));
  return coming.length > 0 ? new Date(Math.min(...coming)) : undefined;
}

type DatedArticle = Pick<ParsedArticle, 'isPublished' | 'publishedAt' | 'expiresAt' | 'withdrawal' | 'corrections'>;

/** The same of all that have one, by file. */
export function listNextMoments(articles: readonly (DatedArticle & Pick<ParsedArticle, 'file'>)[], now: Date): Map<string, Date> {
  return new Map(
    articles.flatMap((article): [string, Date][] => {
      const next = findNextMoment(article, now);
      return next ? [[article.file, next]] : [];
    }),
  );
}
