import { RATES, rateWordsFor } from './rate-words.ts';
import { hasFilters, type SearchQuery } from './search-query.ts';
import { joinWords, splitWords } from './split-words.ts';

/** A page of the paper's own: `/about/`, “About us”, “Who makes this paper”. */
export type SearchedPage = readonly [address: string, title: string, description: string];

/** Pages of the paper's own that have every word of the query, or words that begin with it. Filters are for stories. */
export function findPages(pages: readonly SearchedPage[], query: SearchQuery): readonly SearchedPage[] {
  const wanted = splitWords(query.words).map(({ folded }) => rateWordsFor(folded));
  if (wanted.length === 0 || hasFilters(query)) return [];
  return pages.filter(([, title, description]) => {
    const words = [title, description].flatMap((text) => {
      const plain = splitWords(text);
      return [...plain, ...joinWords(text, plain)];
    });
    return wanted.every((rate) => words.some(({ folded }) => rate(folded) <= RATES.beginning));
  });
}
