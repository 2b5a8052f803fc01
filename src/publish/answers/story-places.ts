import { compareText } from '../../text/compare-text.ts';
import { countBefore } from './count-before.ts';
import type { StoryHead } from './story-store.ts';

/** A place holds the number of its story, `~number` of one that is off the site. */
export function isShown(place: number): boolean {
  return place >= 0;
}

/** The number of the story in a place, on the site or off it. */
export function numberOf(place: number): number {
  return place < 0 ? ~place : place;
}

/** As `compareNewestFirst`. */
export function compareHeads(a: Pick<StoryHead, 'publishedAt' | 'slug'>, b: Pick<StoryHead, 'publishedAt' | 'slug'>): number {
  return b.publishedAt - a.publishedAt || compareText(a.slug, b.slug);
}

/**
 * The first place whose story is not before some point in time.
 * @param stories oldest first
 * @returns the number of places if all are before it
 */
export function findPlace(stories: Int32Array, headOf: (story: number) => StoryHead, isBefore: (head: StoryHead) => boolean): number {
  return countBefore(stories.length, (place) => isBefore(headOf(numberOf(stories[place] ?? 0))));
}

/** The place of a story in a list that has it. */
export function findOwnPlace(stories: Int32Array, headOf: (story: number) => StoryHead, story: number): number {
  const own = headOf(story);
  return findPlace(stories, headOf, (head) => compareHeads(head, own) > 0);
}

/** Those of some places that are shown, newest first. @param stories oldest first */
export function takeShown(stories: Int32Array, start = 0, end = stories.length): number[] {
  return [...stories.subarray(start, end)].filter(isShown).toReversed();
}

/**
 * The newest that are shown, newest first.
 * @param stories oldest first
 * @param skipped newer ones that are left out
 * @param end the place before which they are looked for
 */
export function takeNewest(stories: Int32Array, count: number, skipped = 0, end = stories.length): number[] {
  const taken: number[] = [];
  let left = skipped;
  for (let index = end - 1; index >= 0 && taken.length < count; index -= 1) {
    const place = stories[index] ?? 0;
    if (!isShown(place)) continue;
    if (left > 0) left -= 1;
    else taken.push(place);
  }
  return taken;
}
