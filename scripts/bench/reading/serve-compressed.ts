import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readHeadersFile } from './read-headers-file.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
};

/** What is compressed already. */
const DENSE = new Set(['.png', '.jpg', '.webp', '.avif', '.woff2']);

/** Of a host that compresses each answer; one that does it once takes 11. */
const BROTLI_QUALITY = 5;

export interface CompressedServer {
  /** Ends with a slash. */
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder on loopback as a good static host does: compressed, with the headers of its `_headers`. The file need not be
 * there before the first request: a site must know its address before it is built.
 */
export async function serveCompressed(folder: string): Promise<CompressedServer> {
  let known: ReturnType<typeof readHeadersFile> | undefined;
  const headersOf: ReturnType<typeof readHeadersFile> = (path) => {
    known ??= readHeadersFile(folder);
    return known(path);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = await findFile(join(folder, path));
    const file = found ?? join(folder, '404.html');
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    const etag = `"${hash('sha1', bytes)}"`;
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate');
    for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    response.setHeader('ETag', etag);
    response.setHeader('Vary', 'Accept-Encoding');
    if (found && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    const { encoding, body } = DENSE.has(extname(file)) ? { encoding: undefined, body: bytes } : compress(bytes, request);
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.writeHead(found ? 200 : 404, { 'Content-Length': body.length }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function compress(bytes: Buffer, { headers }: IncomingMessage): { encoding: string | undefined; body: Buffer } {
  const accepted = String(headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) {
    return { encoding: 'br', body: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }) };
  }
  return /\bgzip\b/.test(accepted) ? { encoding: 'gzip', body: gzipSync(bytes) } : { encoding: undefined, body: bytes };
}

async function findFile(path: string): Promise<string | undefined> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory()) return findFile(join(path, 'index.html'));
  return entry ? path : undefined;
}
