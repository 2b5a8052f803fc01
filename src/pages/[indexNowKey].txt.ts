import type { APIRoute } from 'astro';
import { currentSite } from '../site.ts';

/** The file that proves to IndexNow whose site this is (https://www.indexnow.org/documentation). */
export function getStaticPaths() {
  const { indexNowKey } = currentSite().settings;
  return indexNowKey === undefined ? [] : [{ params: { indexNowKey } }];
}

export const GET: APIRoute = ({ params }) =>
  new Response(params['indexNowKey'], { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
