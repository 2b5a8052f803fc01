import type { RequestListener, Server } from 'node:http';
import { type AstroIntegration, dev, preview } from 'astro';
import { ASTRO_ROOT } from '../../command/engine-code.mjs';
import type { AstroPreview } from './astro-insides.ts';
import { readPath } from './read-path.ts';

/** Renders each page as it is asked for, until the process is stopped. */
export async function serveDrafts(port: number, integration: AstroIntegration): Promise<void> {
  const server = await dev({ root: ASTRO_ROOT, server: { port }, integrations: [integration] });
  await new Promise((closed) => server.watcher.once('close', closed));
}

/** Serves the output folder. @returns the port, which is another one if that is taken, and what waits for the end */
export async function serveOutput(port: number, integration: AstroIntegration): Promise<{ port: number; closed: () => Promise<void> }> {
  const served = await preview({ root: ASTRO_ROOT, server: { port }, logLevel: 'warn', integrations: [integration] });
  refuseMalformed((served as typeof served & AstroPreview).server);
  return served;
}

/** What is no address gets 400; of what Vite makes of it, some is a stack trace. */
function refuseMalformed(server: Server): void {
  const answer = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (readPath(request.url ?? '') !== undefined) for (const listener of answer) listener.call(server, request, response);
    else response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end('400: This is not an address.\n');
  });
}
