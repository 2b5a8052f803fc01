import type { APIRoute } from 'astro';
import { writeNewsSitemap } from '../feeds/crawlers/news-sitemap.ts';
import { currentSite } from '../site.ts';

export const GET: APIRoute = () =>
  new Response(writeNewsSitemap(currentSite()), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
