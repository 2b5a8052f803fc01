import type { APIRoute } from 'astro';
import { writeSitemapIndex } from '../feeds/crawlers/sitemaps.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => answer(writeSitemapIndex(currentSite()), ROUTES.sitemap);
