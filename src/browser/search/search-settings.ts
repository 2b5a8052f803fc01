import type { Words } from '../../words/words.ts';
import type { SearchedPage } from './find-pages.ts';

/** What the search page tells its script. */
export interface SearchSettings {
  addresses: SearchAddresses;
  /** For dates and numbers. */
  language: string;
  /** The one that the words are in. */
  wordsLanguage: string;
  words: Words['search'];
  /** Newest first. */
  parts: readonly PartSpan[];
  /** The paper's own; they are few, and so need no file. */
  pages: readonly SearchedPage[];
}

/** Addresses on the site; all but the search page's own hold `ANY_NAME`. */
export interface SearchAddresses {
  search: string;
  /** Of a part of the index. */
  part: string;
  article: string;
  topic: string;
  provider: string;
}

/** A part of the index, and the day of its oldest story. */
export type PartSpan = readonly [part: string, since: string];

/** The parts that may hold stories of a year, newest first. @param year empty for all */
export function planParts(parts: readonly PartSpan[], year: string): readonly PartSpan[] {
  if (year === '') return parts;
  return parts.filter(([, since], place) => {
    const until = parts[place - 1]?.[1] ?? '9999';
    return since.slice(0, year.length) <= year && until.slice(0, year.length) >= year;
  });
}
