import type { APIRoute } from 'astro';
import { listSitemapParts, type SitemapPart, writeSitemap } from '../../feeds/crawlers/sitemaps.ts';
import { currentSite } from '../../site.ts';

export function getStaticPaths() {
  const site = currentSite();
  return listSitemapParts(site).map((part) => ({ params: { part: part.name }, props: { part }, cacheKey: site.cacheKey(part) }));
}

export const GET: APIRoute<{ part: SitemapPart }> = ({ props }) =>
  new Response(writeSitemap(props.part, currentSite()), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
