import { countIn } from '../../../words/fill-in.ts';
import { element } from '../../site/element.ts';
import { searchParts } from '../search-parts.ts';
import { EVERYTHING, hasFilters, type SearchQuery, writeQuery } from '../search-query.ts';
import type { SearchSettings } from '../search-settings.ts';
import type { SearchablePart } from '../searchable-part.ts';

/** Searches near one that found nothing, and would find something: without its filters, or without one of its words. */
export function suggestWays(
  parts: readonly SearchablePart[],
  query: SearchQuery,
  { words, wordsLanguage, addresses }: SearchSettings,
): HTMLAnchorElement[] {
  const typed = query.words.trim().split(/\s+/);
  const ways = [
    ...(hasFilters(query) && query.words.trim() !== ''
      ? [{ sentence: words.withoutFilters, word: '', query: { ...EVERYTHING, words: query.words } }]
      : []),
    ...(typed.length > 1
      ? typed.map((word, place) => ({ sentence: words.withoutWord, word, query: { ...query, words: typed.toSpliced(place, 1).join(' ') } }))
      : []),
  ];
  return ways.flatMap((way) => {
    const { matches } = searchParts(parts, way.query);
    if (matches.length === 0) return [];
    const text = countIn(way.sentence, matches.length, wordsLanguage, { word: way.word });
    return [element('a', { href: writeQuery(addresses.search, way.query) }, text)];
  });
}
