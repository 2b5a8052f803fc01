import { afterEach, beforeEach, expect } from 'vitest';
import { type LoopbackReceiver, startReceiver } from './loopback-receiver.ts';
import { makePublication, type Publication, type PublicationOptions } from './publication.ts';

/** A hub and an IndexNow for each test. */
export interface LoopbackPair {
  hub: LoopbackReceiver;
  indexNow: LoopbackReceiver;
  /** A publication that names both. */
  makePublication: (options?: PublicationOptions) => Promise<Publication>;
  /** The same, after both were told of all of it. */
  makeKnown: (options?: PublicationOptions) => Promise<Publication>;
  /** Forgets what both were told. */
  clear: () => void;
}

export function useLoopbackPair(): LoopbackPair {
  const pair = {
    makePublication: (options) => makePublication({ hub: pair.hub.url, indexNow: pair.indexNow.url, ...options }),
    makeKnown: async (options) => {
      const publication = await pair.makePublication(options);
      expect((await publication.ping()).status).toBe(0);
      pair.clear();
      return publication;
    },
    clear: () => {
      pair.hub.clear();
      pair.indexNow.clear();
    },
  } as LoopbackPair;
  beforeEach(async () => {
    [pair.hub, pair.indexNow] = await Promise.all([startReceiver(), startReceiver()]);
    pair.indexNow.usual = 202;
  });
  afterEach(async () => {
    await Promise.all([pair.hub.close(), pair.indexNow.close()]);
  });
  return pair;
}

/** As messages name it. */
export function nameOf({ url }: LoopbackReceiver): string {
  return new URL(url).host;
}

/** Addresses of the publication. */
export function at(...paths: string[]): string[] {
  return paths.map((path) => `https://paper.example/${path}`);
}
