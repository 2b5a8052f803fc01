import type { APIRoute } from 'astro';
import { findSearchPart, makeSearchIndex, nameSearchParts } from '../../feeds/make-search-index.ts';
import { currentSite } from '../../site.ts';

export function getStaticPaths() {
  return nameSearchParts(currentSite().stories).map((part) => ({ params: { part } }));
}

export const GET: APIRoute = ({ params: { part = '' } }) => {
  const { stories, dates, words } = currentSite();
  return Response.json(makeSearchIndex(findSearchPart(stories, part), dates.dayKey, words.labels));
};
