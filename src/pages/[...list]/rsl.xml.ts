import type { APIRoute } from 'astro';
import { writeRsl } from '../../feeds/crawlers/rsl.ts';
import { ROUTES } from '../../routes.ts';
import { currentSite } from '../../site.ts';
import { answer } from '../_answer.ts';

/** One document, or none: a paper that says nothing of machines has no terms for them. */
export function getStaticPaths() {
  return currentSite().settings.robots.ai === undefined ? [] : [{ params: { list: undefined } }];
}

export const GET: APIRoute = () => {
  const site = currentSite();
  return answer(writeRsl(site, site.settings.robots.ai ?? 'deny'), ROUTES.rsl);
};
