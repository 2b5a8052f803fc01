import type { APIRoute } from 'astro';
import { listSitemapParts, writeSitemapIndex } from '../feeds/crawlers/sitemaps.ts';
import { currentSite } from '../site.ts';

export const GET: APIRoute = () => {
  const site = currentSite();
  return new Response(writeSitemapIndex(listSitemapParts(site), site), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
