import type { AstroIntegration } from 'astro';
import { CONTENT_CHANGED } from './astro-insides.ts';

export type PreviewServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/**
 * Follows the pages that browsers open.
 * @returns what makes the server ask for all addresses again, and open pages load anew
 */
export function connectPages(server: PreviewServer): () => void {
  let changes = 0;
  // For each page that was asked for and has not called back: the changes until then. It would never hear of one in between.
  // Nothing tells which page calls back: of several that open at the same moment, one may still miss it.
  let opening: number[] = [];
  const reload = () => server.ws.send({ type: 'full-reload' });
  server.middlewares.use(({ headers }, _response, next) => {
    if (headers['sec-fetch-dest'] === 'document') opening.push(changes);
    next();
  });
  server.ws.on('connection', () => {
    if (opening.some((seen) => seen < changes)) reload();
    opening = [];
  });
  return () => {
    changes += 1;
    for (const environment of Object.values(server.environments)) environment.hot.send(CONTENT_CHANGED, {});
    reload();
  };
}
