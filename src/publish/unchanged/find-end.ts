import type { Publication } from '../../content/publication.ts';
import { findIssueEnd } from '../../lists/issues/list-issues.ts';
import type { Site } from '../../site.ts';
import { findPlace, isShown } from '../answers/story-places.ts';
import type { StoryStore } from '../answers/story-store.ts';

/** Milliseconds that a story is in the sitemap of news. */
const TWO_DAYS = 48 * 3600 * 1000;

/**
 * The first moment at which the clock alone makes the site another one: an article or a line of the front page that becomes due or ends, the
 * site's next day, a story that is too old for the sitemap of news, and the year from which years that are hardly meant are counted.
 * @param moments of articles and of the front page, in milliseconds since 1970
 * @returns milliseconds since 1970
 */
export function findEnd(
  store: Pick<StoryStore, 'list' | 'head'>,
  moments: Iterable<number>,
  { dates }: Pick<Site, 'dates'>,
  now: Date,
): number {
  const day = findIssueEnd({ lastDate: dates.dayKey(now) }, { dates }).getTime();
  const year = Date.UTC(now.getUTCFullYear() + 1, 0);
  let first = Math.min(day, year, findNewsEnd(store, now));
  for (const moment of moments) first = Math.min(first, moment);
  return first;
}

/** Moments of a paper's articles and of its front page, in milliseconds since 1970. */
export function listMoments({ nextMoments, frontEnd }: Pick<Publication, 'nextMoments' | 'frontEnd'>): number[] {
  return [...nextMoments.values(), ...(frontEnd ? [frontEnd] : [])].map(Number);
}

/** When the oldest story of the sitemap of news leaves it. */
function findNewsEnd({ list, head }: Pick<StoryStore, 'list' | 'head'>, now: Date): number {
  const { stories } = list('all', '') ?? { stories: new Int32Array() };
  const start = findPlace(stories, head, ({ publishedAt }) => publishedAt < now.getTime() - TWO_DAYS);
  const oldest = stories.subarray(start).find(isShown);
  return oldest === undefined ? Number.POSITIVE_INFINITY : head(oldest).publishedAt + TWO_DAYS + 1;
}
