import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { bucketOf } from '../../index/article-bucket.ts';
import { askSince, type Since } from '../cache/ask-since.ts';
import { hashBundle } from '../cache/hash-engine.ts';
import { pictureStoreDir } from '../pictures/picture-store-dir.ts';
import { askIndex, isNothing } from './ask-index.ts';
import { type ContentLook, isSameContent, keepArticles, printContent } from './content-look.ts';
import type { ArticleChange } from './find-changed-articles.ts';
import { type LastBuild, readLastBuild, writeLastBuild } from './last-build.ts';
import { lookAtContent } from './look-at-content.ts';
import { lookAtStore } from './look-at-store.ts';
import { isSameStore, printStore } from './store-look.ts';

/** What a build looked at before it read anything. */
export interface Before {
  /** See `LastBuild`. */
  common: string;
  /** Before which the content was looked at, in milliseconds since 1970. */
  moment: number;
  /** Undefined where looks tell nothing. */
  content: ContentLook | undefined;
  /** Where somebody vouches that nothing changed but what Git names. */
  since: Since | undefined;
  /** What changed since the last build, if nothing but articles did. */
  change: { last: LastBuild; articles: ArticleChange } | undefined;
}

/**
 * Looks whether everything that the site is made of is as it was when the last build made it; without reading it.
 * @param options `flags` that change what is built; `since` a commit, in Git's words
 * @returns as `unchanged` what that build said; undefined if anything may be another
 */
export async function findUnchanged(
  environment: Environment,
  code: string,
  { flags, since: commit }: { flags: readonly unknown[]; since: string | undefined },
): Promise<Before & { unchanged: LastBuild | undefined }> {
  const { contentDir, isOffline, overrides } = environment;
  const since = commit === undefined ? undefined : await askSince(contentDir, commit);
  const last = await readLastBuild(environment);
  const common = hash('sha256', JSON.stringify([hashBundle(code), contentDir, isOffline, overrides, ...flags]));
  const isKnown = last?.common === common && isOfItsTime(last, environment) && hasOutput(last, environment);
  // To look at all files is what somebody who vouches for them wants to do without.
  const seen = lookAtContent(contentDir, !since);
  const printed = printContent(seen, isKnown ? last.content : undefined);
  const before = { common, moment: since?.moment ?? seen.moment, content: printed?.next, since, change: undefined, unchanged: undefined };
  const stored = isKnown ? printStore(lookAtStore(pictureStoreDir(environment.cacheDir)), last.store) : undefined;
  if (!isKnown || !printed || !stored || !isSameStore(last.store, stored.look)) return before;
  if (!since && isSameContent(last.content, printed.look)) {
    await noteLooks(environment, last, { content: printed.next, store: stored.next });
    return { ...before, unchanged: last };
  }
  const articles = askIndex(environment, code, last, { seen, look: printed.look, since });
  if (!articles) return before;
  const content = since ? keepArticles(printed.next, last.content, listBuckets(articles)) : printed.next;
  if (isNothing(articles)) {
    await noteLooks(environment, last, { content, store: stored.next });
    return { ...before, content, unchanged: last };
  }
  return { ...before, content, change: { last, articles } };
}

/** So that what was young then, and tells by its look now, is not read in each build. */
async function noteLooks(environment: Environment, last: LastBuild, looks: Pick<LastBuild, 'content' | 'store'>): Promise<void> {
  if (isSameContent(last.content, looks.content) && isSameStore(last.store, looks.store)) return;
  // What can't be noted is found out again.
  await writeLastBuild(environment, { ...last, ...looks }).catch(() => {});
}

function listBuckets({ changed, gone }: ArticleChange): Set<number> {
  return new Set([...changed.map(({ listed }) => listed.file), ...gone.map(({ path }) => path)].map(bucketOf));
}

function isOfItsTime({ from, until, retryAt }: LastBuild, { now, isOffline }: Environment): boolean {
  const moment = now.getTime();
  return from <= moment && (until === null || moment < until) && (isOffline || retryAt === null || Date.now() < retryAt);
}

/** Whether the output folder seems to be there; `findStrays` looks closely. */
function hasOutput({ top }: LastBuild, { outDir }: Environment): boolean {
  return top.length > 0 && top.every((name) => existsSync(join(outDir, name)));
}
