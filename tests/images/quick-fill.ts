import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOWNLOAD_LIMITS } from '../../src/images/fetch/download-picture.ts';
import type { NetworkOptions } from '../../src/images/fetch/picture-fetcher.ts';
import { type FillOptions, fillStore } from '../../src/images/fill/fill-store.ts';
import type { FillResult } from '../../src/images/fill/fill-tally.ts';

/** Fast, for small files: what they look like does not matter here. */
export const ENCODING = { avif: { quality: 30, effort: 0 }, webp: { quality: 30, effort: 0 }, jpeg: { quality: 30 } } as const;

/** Loopback may be asked. */
export const NETWORK: NetworkOptions = {
  userAgent: 'Broadsheet test',
  allowedHosts: Array.from({ length: 40 }, (_, index) => `127.0.0.${index + 1}`),
  backoff: 10,
};

/** For hosts that never answer; long enough for one beside them that does. */
export const IMPATIENT = { ...DOWNLOAD_LIMITS, firstByte: 3000, whole: 6000 } as const;

export interface PictureHost {
  /** Without a slash at its end. */
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  close: () => Promise<void>;
}

/** @param serve is told how often the path was asked for before */
export async function startPictureHost(
  serve: (request: IncomingMessage, response: ServerResponse, earlier: number) => void,
  address = '127.0.0.1',
): Promise<PictureHost> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const earlier = asked.filter((other) => other === path).length;
    asked.push(path);
    serve(request, response, earlier);
  });
  await new Promise<void>((listening) => server.listen(0, address, listening));
  return {
    url: `http://${address}:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Fills a store with pictures as small as they get. */
export function fill(
  dir: string,
  urls: readonly string[],
  options: Partial<FillOptions> = {},
  network: Partial<NetworkOptions> = {},
): Promise<FillResult> {
  const jobs = urls.map((url) => ({ url, slots: ['logo'] as const }));
  return fillStore(dir, jobs, { encoding: ENCODING, network: { ...NETWORK, ...network }, ...options });
}

export function listPaths(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `/${index}.jpg`);
}
