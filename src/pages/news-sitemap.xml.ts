import type { APIRoute } from 'astro';
import { writeNewsSitemap } from '../feeds/crawlers/news-sitemap.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => answer(writeNewsSitemap(currentSite()), ROUTES.newsSitemap);
