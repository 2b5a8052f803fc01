import type { APIRoute } from 'astro';
import { describeTopics } from '../../../../feeds/api/api-lists.ts';
import { currentSite } from '../../../../site.ts';

/** One document, or none: a site without the JSON API. */
export function getStaticPaths() {
  return currentSite().settings.api ? [{ params: { list: undefined } }] : [];
}

export const GET: APIRoute = () => Response.json(describeTopics(currentSite()));
