import type { APIRoute } from 'astro';
import type { Article } from '../../content/article.ts';
import { makeSearchIndex, splitForSearch } from '../../feeds/make-search-index.ts';
import { currentSite } from '../../site.ts';

export function getStaticPaths() {
  const site = currentSite();
  return splitForSearch(site).map(({ part, items }) => ({ params: { part }, props: { items }, cacheKey: site.cacheKey(items) }));
}

export const GET: APIRoute<{ items: readonly Article[] }> = ({ props }) => {
  const { dates, words } = currentSite();
  return Response.json(makeSearchIndex(props.items, dates.dayKey, words.labels));
};
