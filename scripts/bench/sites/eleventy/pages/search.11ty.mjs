import { writePage } from '../_includes/page.mjs';

export const data = { permalink: '/search/index.html', eleventyImport: { collections: ['years'] } };

export function render({ collections: { years } }) {
  const main = `<header class="page-head"><h1>Search</h1></header><noscript><p class="empty">Searching needs JavaScript, which your browser does not run. All stories are in the <a href="/archive/">archive</a>, month by month, and under their <a href="/topics/">topics</a>.</p></noscript><form class="search" role="search" action="/search/" data-years="${years.map(({ key }) => key).join(' ')}" data-home="/" data-language="en" hidden><label for="query">Words in headlines, topics and sources</label><div><input id="query" type="search" name="q" autocomplete="off" required><button type="submit">Search</button></div><p class="search-state" role="status" aria-live="polite"></p></form><ol class="search-results"></ol>`;
  return writePage({ title: 'Search', path: '/search/', style: 'search', main });
}
