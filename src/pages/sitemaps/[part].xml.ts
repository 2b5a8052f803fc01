import type { APIRoute } from 'astro';
import { findSitemapPart, nameSitemapParts, writeSitemap } from '../../feeds/crawlers/sitemaps.ts';
import { ROUTES } from '../../routes.ts';
import { currentSite } from '../../site.ts';
import { answer } from '../_answer.ts';

export function getStaticPaths() {
  return nameSitemapParts(currentSite()).map((part) => ({ params: { part } }));
}

export const GET: APIRoute = ({ params }) => {
  const site = currentSite();
  return answer(writeSitemap(findSitemapPart(params['part'] ?? '', site), site), ROUTES.sitemapPart);
};
