import { createPartLoader } from '../load-parts.ts';
import type { SearchPage } from '../search-page.ts';
import { searchParts } from '../search-parts.ts';
import { EVERYTHING, isBlank, type SearchQuery } from '../search-query.ts';
import { planParts, type SearchSettings } from '../search-settings.ts';
import { createAnnouncer } from './announcer.ts';
import { showFilters, showOffers } from './show-filters.ts';
import { clearResult, type SearchState, showResult } from './show-result.ts';

/** Stories shown at once. */
const PAGE_SIZE = 20;

/** Parts searched at once for a year, as of the first of them a single day may belong to it. */
const FEWEST_OF_YEAR = 2;

export interface Search {
  /** Looks for something else. */
  start: (query: SearchQuery) => void;
  /** Does what the button below the stories says. */
  goOn: () => void;
  /** Loads what a search will need. */
  prepare: () => void;
}

/** The search, from a query to what is shown of it. The newest stories, one file, are searched at once; the reader asks for what lies further back. */
export function createSearch(page: SearchPage, settings: SearchSettings): Search {
  const { more, results, field } = page;
  const { words } = settings;
  const loader = createPartLoader(settings.addresses.part);
  const announce = createAnnouncer(page.state, page.spoken);
  let state: SearchState = { query: EVERYTHING, plan: [], parts: [], shown: PAGE_SIZE };
  let goOn = () => {};

  const offer = (label: string, onClick: () => void): void => {
    more.textContent = label;
    more.hidden = false;
    goOn = onClick;
  };

  const show = (): void => {
    const { matches, similar, text } = showResult(page, state, settings);
    const { shown, parts, plan } = state;
    const count = matches + similar;
    more.hidden = true;
    announce(text);
    if (count > shown) offer(words.more, () => addStories(matches, shown, async () => show()));
    else if (parts.length < plan.length)
      offer(words.lookFurther, () => addStories(matches, count, () => look(parts.length + 1, count + PAGE_SIZE)));
  };

  /** @param matches how many are found so far @param seen how many stories are to be seen */
  const addStories = async (matches: number, seen: number, add: () => Promise<void>): Promise<void> => {
    const { query } = state;
    state = { ...state, shown: seen + PAGE_SIZE };
    await add();
    if (query !== state.query) return;
    // The next Tab, and a screen reader, go on with the first new story.
    const stories = [...page.matches.querySelectorAll<HTMLElement>('.headline a')].slice(Math.min(matches, seen));
    const others = [...page.similar.querySelectorAll<HTMLElement>('.headline a')].slice(Math.max(0, seen - matches));
    const stop = stories[0] ?? others[0] ?? (more.hidden ? field : more);
    stop.focus();
  };

  /** Looks into so many parts, then into more until so many stories are found. */
  const look = async (count: number, enough: number): Promise<void> => {
    const { query, plan } = state;
    more.hidden = true;
    results.ariaBusy = 'true';
    if (plan.slice(0, count).some(([part]) => !loader.has(part))) announce(words.searching);
    try {
      for (let wanted = count; wanted <= plan.length; wanted += 1) {
        const parts = await Promise.all(plan.slice(0, wanted).map(([part]) => loader.load(part)));
        if (query !== state.query) return;
        state = { ...state, parts };
        const { matches, similar } = searchParts(parts, query);
        if (Math.max(matches.length, similar.length) >= enough) break;
      }
      show();
    } catch {
      if (query !== state.query) return;
      announce(navigator.onLine ? words.failed : words.offline);
      const retry = () => {
        if (query === state.query) look(count, enough);
      };
      offer(words.tryAgain, retry);
      addEventListener('online', retry, { once: true });
    }
    results.ariaBusy = null;
  };

  /** Before there is a search, the filters offer what the newest stories have. */
  const prepare = async (): Promise<void> => {
    const newest = settings.parts[0]?.[0];
    if (newest === undefined) return;
    const part = await loader.load(newest);
    if (isBlank(state.query)) showOffers(page, searchParts([part], EVERYTHING), EVERYTHING, settings);
  };

  const start = (query: SearchQuery): void => {
    const plan = planParts(settings.parts, query.year);
    state = { query, plan, parts: [], shown: PAGE_SIZE };
    showFilters(page, query, settings);
    if (!isBlank(query)) {
      page.start.hidden = true;
      const missing = plan.findIndex(([part]) => !loader.has(part));
      const fewest = Math.min(plan.length, query.year === '' ? 1 : FEWEST_OF_YEAR);
      look(missing === -1 ? plan.length : Math.max(fewest, missing), 0);
      return;
    }
    clearResult(page);
    announce('');
    if (settings.parts[0] && loader.has(settings.parts[0][0])) prepare();
  };

  return { start, goOn: () => goOn(), prepare: () => prepare().catch(() => {}) };
}
