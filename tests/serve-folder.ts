import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

export interface FolderServer {
  /** Ends with the base path. */
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a built site on loopback as a static host does: `index.html` for folders, `404.html` for the rest.
 * @param headersOf what the host sends besides with a path
 */
export async function serveFolder(
  folder: string,
  base = '/',
  headersOf: (path: string) => Record<string, string> = () => ({}),
): Promise<FolderServer> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.startsWith(base) ? await findFile(join(folder, path.slice(base.length))) : undefined;
    // A file may go between being found and being read.
    const found = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    const body = found ?? (await readFile(join(folder, '404.html')));
    const type = TYPES[file ? extname(file) : '.html'] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'Content-Type': type, ...headersOf(path) });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function findFile(path: string): Promise<string | undefined> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory()) return findFile(join(path, 'index.html'));
  return entry ? path : undefined;
}
