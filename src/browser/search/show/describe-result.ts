import { countIn, fillIn } from '../../../words/fill-in.ts';
import type { SearchResult } from '../search-parts.ts';
import type { SearchQuery } from '../search-query.ts';
import type { SearchSettings } from '../search-settings.ts';
import { formatDay } from './format-day.ts';

/** What was found, in a sentence. @param since the day up to which was looked; undefined if through everything */
export function describeResult(
  { matches, similar }: Pick<SearchResult, 'matches' | 'similar'>,
  { words: wanted }: SearchQuery,
  since: string | undefined,
  { words, wordsLanguage, language }: SearchSettings,
): string {
  const values = { query: wanted.trim(), ...(since === undefined ? {} : { date: formatDay(since, language) }) };
  const isAll = since === undefined;
  if (matches.length > 0) return countIn(isAll ? words.found : words.foundSince, matches.length, wordsLanguage, values);
  if (values.query === '') return fillIn(isAll ? words.noneChosen : words.noneChosenSince, values);
  if (similar.length > 0) return countIn(isAll ? words.similarOnly : words.similarOnlySince, similar.length, wordsLanguage, values);
  return fillIn(isAll ? words.none : words.noneSince, values);
}
