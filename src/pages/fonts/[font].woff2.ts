import type { APIRoute } from 'astro';
import { ROUTES } from '../../routes.ts';
import { currentSite } from '../../site.ts';
import { nameFont, type OwnTypeface } from '../../theme/own-typeface.ts';
import { answer } from '../_answer.ts';

export function getStaticPaths() {
  const { ownTypefaces, cacheKey } = currentSite();
  // One file may serve both uses.
  const byName = new Map(ownTypefaces.map((typeface) => [nameFont(typeface), typeface]));
  return [...byName].map(([font, typeface]) => ({ params: { font }, props: { typeface }, cacheKey: cacheKey(typeface.hash) }));
}

export const GET: APIRoute<{ typeface: OwnTypeface }> = ({ props: { typeface } }) => answer(typeface.bytes, ROUTES.font);
