import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../command/environment.ts';
import type { Article } from '../../content/article.ts';
import { isLocalPicture } from '../../content/article-pictures.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { lacksRoom } from '../../images/fill/lacks-room.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import type { PictureLack, PictureRow, SlotUses } from '../../index/paper/pictures-table.ts';
import { addUses, countArticleUses, listSlots } from '../pictures/count-picture-uses.ts';
import { countPictureFiles, type PictureFileChange } from './count-picture-files.ts';

/** What may change the pictures of a site. */
export interface PictureChange {
  /** Articles that were on the site and are so no more as they were. */
  before: readonly Article[];
  /** Those that are on it now and were not, or not so. */
  after: readonly Article[];
  /** Pictures of the content folder that came or have other bytes now, by their addresses. */
  touched?: readonly string[];
}

export interface PictureMeans {
  tables: Pick<IndexTables, 'paper' | 'notes'>;
  site: Pick<SiteSettings, 'url' | 'images'>;
  environment: Pick<Environment, 'cacheDir' | 'contentDir' | 'isOffline'>;
  /** Where a picture of the content folder lies below it; undefined if there is none. Asked for what the index does not know. */
  findPath: (url: string) => string | undefined;
  /** Whether a file below `pictures/` is one of the site's. */
  hasFile: (name: string) => boolean;
}

export interface ChangedPictures extends PictureFileChange {
  /** Rows that are new or others. */
  rows: readonly PictureRow[];
  /** Addresses that nothing names any more. */
  ended: readonly string[];
  /** Addresses of which pages are told something else than before. */
  changed: readonly string[];
  /** What the store was asked for; undefined if nothing. */
  filled: FillResult | undefined;
}

/**
 * What becomes of a site's pictures where a few articles change: the store is asked only for those that are new, in more slots than before
 * or lacking.
 * @returns undefined where that can't be told from the index, or is for authors or publishers to mend: then all have to be looked at
 * @throws {UsageError} if CACHE_DIR can't be written
 */
export async function prepareChangedPictures(change: PictureChange, means: PictureMeans): Promise<ChangedPictures | undefined> {
  const plans = planPictures(change, means);
  if (!plans) return undefined;
  const jobs = plans.flatMap(({ job }) => job ?? []);
  // What fetches and encodes is not even loaded where nothing is to be done.
  const filled = jobs.length > 0 ? await fill(jobs, means) : undefined;
  if (filled && (lacksRoom(filled) || plans.some(({ job }) => job?.path !== undefined && filled.missing.has(job.url)))) return undefined;
  const news = plans.map((plan) => ({ before: plan.before, after: complete(plan, filled) }));
  const files = countPictureFiles(news, means);
  if (!files) return undefined;
  return {
    ...files,
    rows: news.flatMap(({ before, after }) => (after && !isDeepStrictEqual(after, before) ? [after] : [])),
    ended: news.flatMap(({ before, after }) => (before && !after ? [before.url] : [])),
    changed: news.flatMap(({ before, after }) =>
      isDeepStrictEqual(before?.made ?? null, after?.made ?? null) ? [] : ((after ?? before)?.url ?? []),
    ),
    filled,
  };
}

/** What is to become of one picture. */
interface PicturePlan {
  url: string;
  before: PictureRow | undefined;
  uses: SlotUses;
  path: string | null;
  /** Left out where the index knows what becomes of it. */
  job: PictureJob | undefined;
}

/** @returns undefined where the index does not fit the articles, or a picture of the content folder is faulty */
function planPictures({ before, after, touched = [] }: PictureChange, { tables, environment, findPath }: PictureMeans) {
  const [less, more] = [countArticleUses(before), countArticleUses(after)];
  const again = new Set(touched);
  const plans: PicturePlan[] = [];
  for (const url of new Set([...less.keys(), ...more.keys(), ...again])) {
    const row = tables.paper.pictures.find(url);
    const uses = addUses(addUses(row?.uses ?? {}, more.get(url) ?? {}), less.get(url) ?? {}, -1);
    const isFaulty = row?.path != null && row.lack?.kind === 'missing';
    if (isFaulty || Object.values(uses).some((count) => count < 0)) return undefined;
    if (!row && !more.has(url)) {
      if (less.has(url)) return undefined;
      continue; // a picture that nothing names
    }
    const isLooked = again.has(url) || !row?.path;
    const path = isLocalPicture(url) ? ((isLooked ? findPath(url) : row?.path) ?? null) : null;
    const slots = listSlots(uses);
    const isKnown = row?.made && !again.has(url) && slots.every((slot) => row.made?.slots[slot]);
    const isAbsent = isLocalPicture(url) && path === null;
    const waitsOn = environment.isOffline && path === null && row?.lack?.kind === 'waiting';
    const job = { url, slots, ...(path !== null && { path: join(environment.contentDir, path) }) };
    plans.push({ url, before: row, uses, path, job: isKnown || isAbsent || waitsOn || slots.length === 0 ? undefined : job });
  }
  return plans;
}

async function fill(jobs: readonly PictureJob[], { site, environment }: PictureMeans): Promise<FillResult> {
  const { fillFor } = await import('../pictures/fill-for.ts');
  return fillFor(site, jobs, environment);
}

/** @returns undefined for a picture that nothing names any more */
function complete({ url, before, uses, path, job }: PicturePlan, filled: FillResult | undefined): PictureRow | undefined {
  const slots = listSlots(uses);
  if (slots.length === 0) return before?.lack?.kind === 'unused' ? before : undefined;
  const row = { url, path, uses };
  if (!job && !before?.made) {
    const lack: PictureLack = before?.lack?.kind === 'waiting' ? before.lack : { kind: 'absent' };
    return { ...row, made: null, original: null, lack };
  }
  if (!job && before?.made) {
    const made = { ...before.made, slots: Object.fromEntries(slots.map((slot) => [slot, before.made?.slots[slot]])) };
    return { ...row, made, original: before.original, lack: null };
  }
  const made = filled?.pictures.get(url) ?? null;
  return { ...row, made, original: filled?.originals.get(url) ?? null, lack: made ? null : describeLack(url, filled) };
}

function describeLack(url: string, filled: FillResult | undefined): PictureLack {
  const found = filled?.missing.get(url);
  return found ? { kind: 'missing', reason: found.reason, detail: found.detail } : { kind: 'waiting' };
}
