import type { AstroIntegration } from 'astro';
import { CONTENT_CHANGED } from './astro-insides.ts';

export type PreviewServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Makes the server ask for all addresses again, and open pages load anew. */
export function refreshPages(server: PreviewServer): void {
  for (const environment of Object.values(server.environments)) environment.hot.send(CONTENT_CHANGED, {});
  server.ws.send({ type: 'full-reload' });
}
