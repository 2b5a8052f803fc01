import type { ParsedArticle } from '../article.ts';
import type { Finding } from '../problems/finding.ts';
import type { FieldPath } from '../problems/locate-field.ts';

/** Before it nothing is likely to have been published that a site of news tells of. */
const FIRST_YEAR = 1900;
/** How far ahead somebody may wait; 9999 is written for never, and read so. */
const YEARS_AHEAD = 100;

/** Moments that exist and are hardly meant: the year 0206. */
export function findStrangeYears(articles: readonly ParsedArticle[], now: Date): Finding[] {
  const last = now.getUTCFullYear() + YEARS_AHEAD;
  const isStrange = (year: number) => year < FIRST_YEAR || year > last;
  return articles.flatMap(({ file, publishedAt, updatedAt, related, corrections }) => {
    const moments: [Date | undefined, FieldPath][] = [
      [publishedAt, ['publishedDateTime']],
      [updatedAt, ['updatedDateTime']],
      ...corrections.map(({ at }): [Date | undefined, FieldPath] => [at, ['corrections']]),
      ...related.map((story, index): [Date | undefined, FieldPath] => [story.publishedAt, ['related', index, 'publishedDateTime']]),
    ];
    return moments.flatMap(([moment, path]): Finding[] => {
      const year = moment?.getUTCFullYear();
      if (year === undefined || !isStrange(year)) return [];
      const message = `${String(path.at(-1))} is in the year ${String(year).padStart(4, '0')}, which is hardly meant; correct it, as in 2026-03-01T09:30:00+01:00`;
      return [{ severity: 'warning', file, path, message }];
    });
  });
}
