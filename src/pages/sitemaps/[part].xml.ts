import type { APIRoute } from 'astro';
import { listSitemapParts, type SitemapPart, writeSitemap } from '../../feeds/crawlers/sitemaps.ts';
import { ROUTES } from '../../routes.ts';
import { currentSite } from '../../site.ts';
import { answer } from '../_answer.ts';

export function getStaticPaths() {
  const site = currentSite();
  return listSitemapParts(site).map((part) => ({ params: { part: part.name }, props: { part }, cacheKey: site.cacheKey(part) }));
}

export const GET: APIRoute<{ part: SitemapPart }> = ({ props }) => answer(writeSitemap(props.part, currentSite()), ROUTES.sitemapPart);
