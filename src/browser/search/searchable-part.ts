import type { SearchIndex } from './search-index.ts';
import { joinWords, splitWords } from './split-words.ts';

/** A part of the index with its words apart. A word is known by its place in the vocabulary. */
export interface SearchablePart {
  index: SearchIndex;
  vocabulary: readonly string[];
  titles: readonly (readonly number[])[];
  providers: readonly (readonly number[])[];
  topics: readonly (readonly number[])[];
  authors: readonly (readonly number[])[];
}

export function makeSearchable(index: SearchIndex): SearchablePart {
  const places = new Map<string, number>();
  const placeOf = (word: string): number => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  };
  const placesIn = (text: string): number[] => {
    const words = splitWords(text);
    return [...words, ...joinWords(text, words)].map(({ folded }) => placeOf(folded));
  };
  const namePlaces = (names: SearchIndex['topics']) => names.map(([, name]) => placesIn(name));
  const parts = {
    titles: index.titles.map(placesIn),
    providers: namePlaces(index.providers),
    topics: namePlaces(index.topics),
    authors: namePlaces(index.authors ?? []),
  };
  return { index, vocabulary: [...places.keys()], ...parts };
}
