import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../command/environment.ts';
import { bucketOf } from '../../files/file-bucket.ts';
import { askSince, type Since } from '../cache/ask-since.ts';
import { hashBundle, type SiteCode } from '../cache/hash-engine.ts';
import { askIndex, isNothing } from './ask-index.ts';
import { type ContentLook, hasSameOthers, isSameContent, keepLook, keepNews, printContent } from './content-look.ts';
import type { ArticleChange } from './find-changed-articles.ts';
import { findChangedPictures, type SeenPictures } from './find-changed-pictures.ts';
import { type LastBuild, readLastBuild, writeLastBuild } from './last-build.ts';
import { lookAtContent, type SeenContent, type SeenFile } from './look-at-content.ts';
import { printBytes } from './print-bytes.ts';
import { findSameStore } from './store-state.ts';

/** What a build looked at before it read anything. */
export interface Before {
  /** See `LastBuild`. */
  common: string;
  /** Before which the content was looked at, in milliseconds since 1970. */
  moment: number;
  /** Undefined where looks tell nothing. */
  content: ContentLook | undefined;
  /** See `PrintedContent`. */
  young: readonly SeenFile[];
  /** All files of the content that are no articles, see `SeenContent`. */
  others: SeenContent['others'];
  pictures: SeenContent['pictures'];
  besides: SeenContent['besides'];
  /** Where somebody vouches that nothing changed but what Git names. */
  since: Since | undefined;
  /** What changed since the last build, if nothing but articles, pictures and the clock did; also where that is the clock alone. */
  change: { last: LastBuild; articles: ArticleChange; pictures: SeenPictures } | undefined;
}

type Found = Before & { unchanged: LastBuild | undefined };

/**
 * Looks whether everything that the site is made of is as it was when the last build made it; without reading it.
 * @param options `flags` that change what is built; `since` a commit, in Git's words
 * @returns as `unchanged` what that build said; undefined if anything may be another
 */
export async function findUnchanged(
  environment: Environment,
  code: SiteCode,
  options: { flags: readonly unknown[]; since: string | undefined },
): Promise<Found> {
  const found = await findChange(environment, code, options);
  if (!found.since || found.change || found.unchanged) return found;
  // All that is no article will be read, so how it looks is worth to be known.
  const seen = lookAtContent(environment.contentDir);
  const printed = printContent(seen);
  const told = printed?.next.young.filter(({ bucket }) => typeof bucket !== 'number') ?? [];
  const { others, pictures, besides } = seen;
  const content = printed && { ...printed.next, articles: [], young: told };
  return { ...found, others, pictures, besides, young: printed?.young ?? [], content };
}

async function findChange(
  environment: Environment,
  code: SiteCode,
  { flags, since: commit }: { flags: readonly unknown[]; since: string | undefined },
): Promise<Found> {
  const { contentDir, isOffline, overrides } = environment;
  const since = commit === undefined ? undefined : await askSince(contentDir, commit);
  const last = await readLastBuild(environment);
  const common = hash('sha256', JSON.stringify([hashBundle(code), contentDir, isOffline, overrides, ...flags]));
  const isKnown = last?.common === common && isOfThePast(last, environment) && hasOutput(last, environment);
  // To look at all files is what somebody who vouches for them wants to do without.
  const seen = lookAtContent(contentDir, !since);
  const printed = printContent(seen, (isKnown && last.content) || undefined);
  const { others, pictures, besides } = seen;
  const moment = since?.moment ?? seen.moment;
  const [content, young] = [printed?.next, printed?.young ?? []];
  const before = { common, moment, content, young, others, pictures, besides, since, change: undefined, unchanged: undefined };
  const store = isKnown ? findSameStore(environment, last.store) : undefined;
  if (!isKnown || !store) return before;
  const isOver = environment.now.getTime() >= last.until;
  if (!since && !isOver && printed && isSameContent(printed.look, last.content)) {
    await noteLooks(environment, last, { content: keepLook(before), store });
    return { ...before, unchanged: last };
  }
  const hasOthers = (printed && hasSameOthers(printed.look, last.content)) || (await hasSameBytes(seen, last, contentDir));
  const files = hasOthers ? await findChangedPictures(seen, printed?.look, last, contentDir) : undefined;
  const articles = files ? await askIndex(environment, code.engine, last, { seen, look: printed?.look, since }) : undefined;
  if (!files || !articles) return before;
  const told = { ...before, content: since && content ? keepNews(content, last.content ?? NOTHING, listBuckets(articles)) : content };
  const hasChanged = !isNothing(articles) || files.buckets.length > 0;
  if (hasChanged || isOver) return { ...told, change: { last, articles, pictures: files } };
  await noteLooks(environment, last, { content: content ? keepLook(told) : last.content, store });
  return { ...told, unchanged: last };
}

const NOTHING: ContentLook = { others: '', pictures: [], besides: '', articles: [], young: [] };

/** Whether files that are neither articles nor pictures have the bytes that they had, however they look. */
async function hasSameBytes({ others, besides }: SeenContent, { bytes }: LastBuild, contentDir: string): Promise<boolean> {
  const isSame = async (files: readonly SeenFile[], print: string | null) =>
    print !== null && print === (await printBytes(files, contentDir));
  return (await isSame(others, bytes.others)) && (besides === undefined || isSame(besides, bytes.besides));
}

/** So that what was young then, and tells by its look now, is not read in each build. */
async function noteLooks(environment: Environment, last: LastBuild, looks: Pick<LastBuild, 'content' | 'store'>): Promise<void> {
  if (isDeepStrictEqual({ ...last, ...looks }, last)) return;
  // What can't be noted is found out again.
  await writeLastBuild(environment, { ...last, ...looks }).catch(() => {});
}

function listBuckets({ changed, gone }: ArticleChange): Set<number> {
  return new Set([...changed.map(({ listed }) => listed.file), ...gone.map(({ path }) => path)].map(bucketOf));
}

/** Whether it is not later than now, and no picture has to be asked for again. */
function isOfThePast({ from, retryAt }: LastBuild, { now, isOffline }: Environment): boolean {
  return from <= now.getTime() && (isOffline || retryAt === null || Date.now() < retryAt);
}

/** Whether the output folder seems to be there; `findStrays` looks closely. */
function hasOutput({ top }: LastBuild, { outDir }: Environment): boolean {
  return top.length > 0 && top.every((name) => existsSync(join(outDir, name)));
}
