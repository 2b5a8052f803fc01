import { element } from '../../site/element.ts';
import { readRecentSearches } from '../recent-searches.ts';
import type { SearchPage } from '../search-page.ts';
import { EVERYTHING, type SearchQuery } from '../search-query.ts';

export function showRecentSearches({ recent, recentList }: SearchPage, addressOf: (query: SearchQuery) => string): void {
  const searches = readRecentSearches();
  recent.hidden = searches.length === 0;
  const links = searches.map((words) => element('a', { href: addressOf({ ...EVERYTHING, words }), dir: 'auto' }, words));
  recentList.replaceChildren(...links.map((link) => element('li', {}, link)));
}
