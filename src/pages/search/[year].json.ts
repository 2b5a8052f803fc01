import type { APIRoute } from 'astro';
import type { Article } from '../../articles/article.ts';
import { dateFormats } from '../../articles/format-date.ts';
import { groupByYear, makeSearchIndex } from '../../feeds/search-index.ts';
import { currentSite } from '../../site.ts';

export function getStaticPaths() {
  const site = currentSite();
  return groupByYear(site).map(({ year, articles }) => ({ params: { year }, props: { articles }, cacheKey: site.cacheKey(articles) }));
}

export const GET: APIRoute<{ articles: readonly Article[] }> = ({ props }) =>
  Response.json(makeSearchIndex(props.articles, dateFormats(currentSite().settings).dayKey));
