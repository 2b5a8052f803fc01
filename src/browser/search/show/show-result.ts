import { element } from '../../site/element.ts';
import { findPages } from '../find-pages.ts';
import type { SearchPage } from '../search-page.ts';
import { searchParts } from '../search-parts.ts';
import type { SearchQuery } from '../search-query.ts';
import type { PartSpan, SearchSettings } from '../search-settings.ts';
import type { SearchablePart } from '../searchable-part.ts';
import { splitWords } from '../split-words.ts';
import { describeResult } from './describe-result.ts';
import { drawPage } from './draw-page.ts';
import { drawStory } from './draw-story.ts';
import { markWordsOf } from './mark-words.ts';
import { showOffers } from './show-filters.ts';
import { suggestWays } from './suggest-ways.ts';

/** How far a search has come. */
export interface SearchState {
  query: SearchQuery;
  /** Where its stories may be, newest first; the first of these are loaded. */
  plan: readonly PartSpan[];
  parts: readonly SearchablePart[];
  /** How many stories are to be seen. */
  shown: number;
}

/** Draws what was found so far. @returns how many stories that is, and what to tell the reader of it */
export function showResult(
  page: SearchPage,
  { query, plan, parts, shown }: SearchState,
  settings: SearchSettings,
): { matches: number; similar: number; text: string } {
  const result = searchParts(parts, query);
  const { matches, similar } = result;
  const mark = markWordsOf(splitWords(query.words).map(({ folded }) => folded));
  const draw = (stories: typeof matches) => stories.map((story) => drawStory(story, mark, settings));
  const pages = findPages(settings.pages, query);
  page.pages.replaceChildren(...pages.map((found) => drawPage(found, mark)));
  page.pages.hidden = pages.length === 0;
  page.matches.replaceChildren(...draw(matches.slice(0, shown)));
  page.similar.replaceChildren(...draw(similar.slice(0, Math.max(0, shown - matches.length))));
  page.similarTitle.hidden = matches.length === 0 || page.similar.childElementCount === 0;
  showOffers(page, result, query, settings);
  const isNone = matches.length + similar.length === 0;
  const ways = isNone ? suggestWays(parts, query, settings) : [];
  page.ways.replaceChildren(...ways.map((way) => element('li', {}, way)));
  page.help.hidden = !isNone || pages.length > 0;
  page.start.hidden = !isNone || pages.length > 0;
  const since = parts.length < plan.length ? plan[parts.length - 1]?.[1] : undefined;
  return { matches: matches.length, similar: similar.length, text: describeResult(result, query, since, settings) };
}

/** Takes away what an earlier search has left. */
export function clearResult({ pages, matches, similar, similarTitle, help, more, start }: SearchPage): void {
  for (const list of [pages, matches, similar]) list.replaceChildren();
  for (const part of [pages, similarTitle, help, more]) part.hidden = true;
  start.hidden = false;
}
