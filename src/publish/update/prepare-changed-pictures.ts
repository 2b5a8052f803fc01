import { isDeepStrictEqual } from 'node:util';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { lacksRoom } from '../../images/fill/lacks-room.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import type { PictureLack, PictureRow } from '../../index/paper/pictures-table.ts';
import { listSlots } from '../pictures/count-picture-uses.ts';
import { countPictureFiles, type PictureFileChange } from './count-picture-files.ts';
import { type PictureChange, type PictureMeans, type PicturePlan, planPictures } from './plan-pictures.ts';

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
  const isOther = ({ before, after }: (typeof news)[number]) => !isDeepStrictEqual(before?.made ?? null, after?.made ?? null);
  // More than a page may show the paper's name or an author.
  if (change.touched?.some((url) => means.isOfPaper(url) && news.some((one) => one.before?.url === url && isOther(one)))) return undefined;
  const files = countPictureFiles(news, means);
  if (!files) return undefined;
  return {
    ...files,
    rows: news.flatMap(({ before, after }) => (after && !isDeepStrictEqual(after, before) ? [after] : [])),
    ended: news.flatMap(({ before, after }) => (before && !after ? [before.url] : [])),
    changed: news.filter(isOther).flatMap(({ before, after }) => (after ?? before)?.url ?? []),
    filled,
  };
}

async function fill(jobs: readonly PictureJob[], { site, environment }: PictureMeans): Promise<FillResult> {
  const { fillFor } = await import('../pictures/fill-for.ts');
  return fillFor(site, jobs, environment);
}

/** @returns undefined for a picture that nothing names any more */
function complete({ url, before, uses, names, path, job }: PicturePlan, filled: FillResult | undefined): PictureRow | undefined {
  const slots = listSlots(uses);
  const row = { url, path, uses, names };
  const nothing = { made: null, original: null };
  if (slots.length === 0) return names > 0 ? { ...row, ...nothing, lack: { kind: path === null ? 'absent' : 'unused' } } : undefined;
  if (!job && !before?.made) return { ...row, ...nothing, lack: before?.lack?.kind === 'waiting' ? before.lack : { kind: 'absent' } };
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
