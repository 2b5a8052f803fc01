import { countIn } from '../../../words/fill-in.ts';
import type { SearchPage } from '../search-page.ts';
import type { SearchResult } from '../search-parts.ts';
import type { SearchQuery } from '../search-query.ts';
import type { SearchSettings } from '../search-settings.ts';
import { fillChoices } from './fill-choices.ts';

/** Brings the filters in line with a query that may come from an address. */
export function showFilters(page: SearchPage, query: SearchQuery, { words, wordsLanguage }: SearchSettings): void {
  const { topic, source, year } = query;
  for (const [list, chosen] of [
    [page.topic, topic],
    [page.source, source],
    [page.year, year],
  ] as const) {
    if (![...list.options].some(({ value }) => value === chosen)) list.add(new Option(chosen, chosen));
    list.value = chosen;
  }
  const count = [topic, source, year].filter((choice) => choice !== '').length;
  page.filterCount.textContent = count === 0 ? '' : countIn(words.filtersOn, count, wordsLanguage);
  page.clearFilters.hidden = count === 0;
}

/** What the filters offer after a search. */
export function showOffers(
  page: SearchPage,
  { topics, sources }: Pick<SearchResult, 'topics' | 'sources'>,
  query: SearchQuery,
  settings: SearchSettings,
): void {
  fillChoices(page.topic, topics, query.topic, settings);
  fillChoices(page.source, sources, query.source, settings);
}
