import type { APIRoute } from 'astro';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

/** The file that proves to IndexNow whose site this is (https://www.indexnow.org/documentation). */
export function getStaticPaths() {
  const { indexNowKey } = currentSite().settings;
  return indexNowKey === undefined ? [] : [{ params: { indexNowKey } }];
}

export const GET: APIRoute = ({ params }) => answer(params['indexNowKey'] ?? '', ROUTES.indexNowKey);
