import type { ParsedArticle } from './article.ts';
import type { FrontFields } from './fields/records/front-schema.ts';

/** The first moment after now at which what is published may be another: a story or a correction becomes due, a story or a line of the front page ends. */
export function findNextMoment(
  articles: readonly Pick<ParsedArticle, 'publishedAt' | 'expiresAt' | 'withdrawal' | 'corrections'>[],
  front: FrontFields | undefined,
  now: Date,
): Date | undefined {
  let next = Number.POSITIVE_INFINITY;
  const look = (moment: Date | undefined) => {
    const time = moment?.getTime() ?? Number.NEGATIVE_INFINITY;
    if (time > now.getTime() && time < next) next = time;
  };
  for (const { publishedAt, expiresAt, withdrawal, corrections } of articles) {
    for (const moment of [publishedAt, expiresAt, withdrawal?.at]) look(moment);
    for (const { at } of corrections) look(at);
  }
  for (const entry of [front?.lead, ...(front?.pinned ?? []), ...(front?.sections ?? []), front?.breaking]) look(entry?.until);
  return Number.isFinite(next) ? new Date(next) : undefined;
}
