import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveFolder } from '../../serve-folder.ts';

export interface UnreliableHost {
  /** Ends with the base path. */
  url: string;
  /** How it answers from now on: as it should, not at all, with an error, or with the first byte never coming. */
  state: 'well' | 'down' | 'failing' | 'stuck';
  /** What pictures wait for, if anything. */
  beforePictures?: Promise<unknown>;
  close: () => Promise<void>;
}

/** Serves a built site on loopback, as well or badly as a test wants. */
export async function serveUnreliably(folder: string, base: string): Promise<UnreliableHost> {
  const behind = await serveFolder(folder, base);
  const server = createServer(async (request, response) => {
    if (host.state === 'down') request.socket.destroy();
    if (host.state === 'failing') response.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>Out of order</h1>');
    if (host.state !== 'well') return;
    try {
      if (request.url?.includes('/pictures/')) await host.beforePictures;
      const answer = await fetch(new URL(request.url ?? '/', behind.url));
      response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      // Closed meanwhile.
      request.socket.destroy();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const host: UnreliableHost = {
    url: `http://127.0.0.1:${port}${base}`,
    state: 'well',
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await behind.close();
    },
  };
  return host;
}
