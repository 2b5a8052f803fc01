import { toAddressPart } from '../../text/to-address-part.ts';

/**
 * A slug without what its story's day and title say: most slugs are made of these. Which guess it goes by, how many
 * characters are cut off the guess's end, and what follows then. Saves half of the search index.
 */
export type ShortSlug = readonly [guess: number, cut: number, rest: string];

/** @param day `2026-03-01` */
export function shortenSlug(slug: string, title: string, day: string): ShortSlug {
  const ways = guessSlugs(title, day).map((guess, number): ShortSlug => {
    const kept = countShared(guess, slug);
    return [number, guess.length - kept, slug.slice(kept)];
  });
  return ways.reduce((best, way) => (way[2].length < best[2].length ? way : best));
}

export function restoreSlug([guess, cut, rest]: ShortSlug, title: string, day: string): string {
  const guessed = guessSlugs(title, day)[guess] ?? '';
  return guessed.slice(0, guessed.length - cut) + rest;
}

function guessSlugs(title: string, day: string): [string, string] {
  const name = toAddressPart(title);
  return [`${day}-${name}`, name];
}

function countShared(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}
