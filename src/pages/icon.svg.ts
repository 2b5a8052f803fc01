import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { wrapIcon, writeSiteIcon } from '../images/draw/draw-icon.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = async () => {
  const { settings, icon } = currentSite();
  return answer(icon ? await wrapIcon(await readFile(icon.path)) : writeSiteIcon(settings.colours), ROUTES.siteIcon);
};
