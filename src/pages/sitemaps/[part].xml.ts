import type { APIRoute } from 'astro';
import { listSitemapParts, type SitemapPart, writeSitemap } from '../../feeds/sitemaps.ts';
import { currentSite } from '../../site.ts';

export function getStaticPaths() {
  return listSitemapParts(currentSite()).map((part) => ({ params: { part: part.name }, props: { part } }));
}

export const GET: APIRoute<{ part: SitemapPart }> = ({ props }) =>
  new Response(writeSitemap(props.part, currentSite()), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
