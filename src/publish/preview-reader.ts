import { availableParallelism } from 'node:os';
import { relative, sep } from 'node:path';
import type { ParseResult } from '../articles/parse-article.ts';
import { type Publication, readPublication } from '../articles/read-publication.ts';
import type { Environment } from './environment.ts';
import { hashCode } from './hash-engine.ts';
import { parseAhead } from './parse-ahead.ts';
import { openParseCache } from './parse-cache.ts';

/** Reads a publication with its drafts, over and over. */
export interface PreviewReader {
  read: (environment: Environment) => Promise<Publication>;
  /** So that this file is read the next time, and not only remembered. */
  forget: (path: string) => void;
}

/** Reads all articles with the help of what the last build or preview parsed, and from then on those that changed. */
export async function createPreviewReader({ contentDir, cacheDir }: Environment): Promise<PreviewReader> {
  const cache = await openParseCache(cacheDir, await hashCode());
  await parseAhead(contentDir, cache, availableParallelism());
  const parsed = new Map<string, ParseResult>(cache.learned);
  let isFirst = true;
  return {
    read: async (environment) => {
      const parse = (file: string, bytes: Uint8Array) => {
        const result = cache.parse(file, bytes);
        parsed.set(file, result);
        return result;
      };
      const publication = await readPublication({ ...environment, includesDrafts: true, parse, parsed });
      if (isFirst) await cache.save();
      isFirst = false;
      return publication;
    },
    forget: (path) => parsed.delete(relative(contentDir, path).split(sep).join('/').normalize('NFC')),
  };
}
