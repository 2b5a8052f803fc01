import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { hashBundle } from '../cache/hash-engine.ts';
import { pictureStoreDir } from '../pictures/picture-store-dir.ts';
import { type LastBuild, readLastBuild } from './last-build.ts';
import { type ContentLook, isSameContent, lookAtContent } from './look-at-content.ts';
import { lookAtStore } from './look-at-store.ts';

/** What a build looked at before it read anything. */
export interface Before {
  /** See `LastBuild`. */
  common: string;
  /** Undefined where looks tell nothing. */
  content: ContentLook | undefined;
}

/**
 * Looks whether everything that the site is made of is as it was when the last build made it; without reading it.
 * @param flags that change what is built
 * @returns as `unchanged` what that build said; undefined if anything may be another
 */
export async function findUnchanged(
  environment: Environment,
  code: string,
  flags: readonly unknown[],
): Promise<Before & { unchanged: LastBuild | undefined }> {
  const { contentDir, isOffline, overrides } = environment;
  const last = await readLastBuild(environment);
  const common = hash('sha256', JSON.stringify([await hashBundle(code), contentDir, isOffline, overrides, ...flags]));
  const isKnown = last?.common === common && isOfItsTime(last, environment) && hasOutput(last, environment);
  const content = lookAtContent(contentDir, isKnown ? last.content : undefined);
  if (isKnown && isSameContent(last.content, content) && last.store === lookAtStore(pictureStoreDir(environment.cacheDir))) {
    return { common, content, unchanged: last };
  }
  // What was young then may tell by its look now.
  return { common, content: isKnown && last.content.young.length > 0 ? lookAtContent(contentDir) : content, unchanged: undefined };
}

function isOfItsTime({ from, until, retryAt }: LastBuild, { now, isOffline }: Environment): boolean {
  const moment = now.getTime();
  return from <= moment && (until === null || moment < until) && (isOffline || retryAt === null || Date.now() < retryAt);
}

/** Whether the output folder seems to be there; `printOutput` looks closely. */
function hasOutput({ top }: LastBuild, { outDir }: Environment): boolean {
  return top.length > 0 && top.every((name) => existsSync(join(outDir, name)));
}
