import { forgetSearches, rememberSearch } from '../recent-searches.ts';
import { createSearchAddress } from '../search-address.ts';
import type { SearchPage } from '../search-page.ts';
import { EVERYTHING, readQuery, type SearchQuery, writeQuery } from '../search-query.ts';
import type { SearchSettings } from '../search-settings.ts';
import { createSearch } from './create-search.ts';
import { moveByKeys } from './move-by-keys.ts';
import { showRecentSearches } from './show-recent-searches.ts';

/** Milliseconds from a letter to the search for it, if no other follows. */
const TYPING_PAUSE = 100;

/** Makes the search page work: what the reader does, the address and the search follow one another. */
export function connectSearch(page: SearchPage, settings: SearchSettings): void {
  const { form, field, topic, source, year, more, results } = page;
  const search = createSearch(page, settings);
  const address = createSearchAddress();
  const wide = matchMedia('(min-width: 48rem)');
  let timer: ReturnType<typeof setTimeout> | undefined;

  const addressOf = (query: SearchQuery) => writeQuery(settings.addresses.search, query);
  const readForm = (): SearchQuery => ({ words: field.value, topic: topic.value, source: source.value, year: year.value });
  const start = (query: SearchQuery): void => {
    clearTimeout(timer);
    showRecentSearches(page, addressOf);
    search.start(query);
  };
  const follow = (): void => {
    address.follow(addressOf(readForm()));
    start(readForm());
  };
  const decide = (query: SearchQuery): void => {
    field.value = query.words;
    rememberSearch(query.words);
    address.settle(addressOf(query));
    start(query);
  };
  const readAddress = (): void => {
    address.arrive();
    const query = readQuery(location.search);
    field.value = query.words;
    start(query);
  };
  const clear = (): void => {
    field.value = '';
    follow();
  };
  const followLink = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain) return;
    event.preventDefault();
    decide(readQuery(link.search));
    field.focus();
  };
  const typed = (event: Event): void => {
    // Letters on their way to a sign of Chinese or Japanese are no words yet.
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(follow, TYPING_PAUSE);
  };

  field.addEventListener('input', typed);
  field.addEventListener('compositionend', typed);
  form.addEventListener('focusin', search.prepare, { once: true });
  form.addEventListener('pointerenter', search.prepare, { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    decide(readForm());
    // A phone's keyboard covers what was found.
    if (matchMedia('(hover: none)').matches) field.blur();
  });
  for (const list of [topic, source, year]) list.addEventListener('change', () => decide(readForm()));
  page.clearFilters.addEventListener('click', () => {
    decide({ ...EVERYTHING, words: field.value });
    field.focus();
  });
  more.addEventListener('click', search.goOn);
  results.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) rememberSearch(field.value);
  });
  for (const list of [page.ways, page.recentList]) list.addEventListener('click', followLink);
  page.forget.addEventListener('click', () => {
    forgetSearches();
    showRecentSearches(page, addressOf);
    field.focus();
  });
  moveByKeys(field, results, more, clear);

  const openFilters = () => {
    page.filters.open ||= wide.matches;
  };
  wide.addEventListener('change', openFilters);
  openFilters();
  addEventListener('popstate', readAddress);
  // Somebody may have come by the key, and typed, before this script was there.
  const typedEarly = field.value;
  readAddress();
  if (field.value === '' && typedEarly !== '') {
    field.value = typedEarly;
    follow();
  }
  if (form.contains(document.activeElement)) search.prepare();
  form.dataset['ready'] = '';
}
