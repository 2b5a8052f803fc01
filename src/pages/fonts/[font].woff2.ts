import type { APIRoute } from 'astro';
import { ROUTES } from '../../routes.ts';
import { currentSite } from '../../site.ts';
import { nameFont, type OwnTypeface } from '../../theme/own-typeface.ts';
import { answer } from '../_answer.ts';
import { findAsked } from '../_find-asked.ts';

export function getStaticPaths() {
  return [...nameTypefaces().keys()].map((font) => ({ params: { font } }));
}

export const GET: APIRoute = ({ params }) => answer(findAsked((font) => nameTypefaces().get(font), params['font']).bytes, ROUTES.font);

/** One file may serve both uses. */
function nameTypefaces(): Map<string, OwnTypeface> {
  return new Map(currentSite().ownTypefaces.map((typeface) => [nameFont(typeface), typeface]));
}
