import type { Publication } from '../../content/publication.ts';
import type { FarReach } from './judge-article.ts';

/** What the clock changed besides articles and the answers that tell of a moment: then all files have to be read together. @param from of the last build */
export function findClockReach({ frontEnd }: Pick<Publication, 'frontEnd'>, from: Date, now: Date): FarReach | undefined {
  if (now < from) return 'the clock was set back';
  if (frontEnd && frontEnd <= now) return 'a line of front.yaml ended';
  // Warnings of years that are hardly meant count from it.
  return from.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'a year began';
}
