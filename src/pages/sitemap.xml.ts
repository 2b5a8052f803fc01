import type { APIRoute } from 'astro';
import { listSitemapParts, writeSitemapIndex } from '../feeds/crawlers/sitemaps.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => {
  const site = currentSite();
  return answer(writeSitemapIndex(listSitemapParts(site), site), ROUTES.sitemap);
};
