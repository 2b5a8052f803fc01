import { sep } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { describeProblems } from '../../command/report-problems.ts';
import { summariseFill } from '../../images/fill/summarise-fill.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import type { SiteRecord } from '../record/open-site-record.ts';
import { keepLook } from '../unchanged/content-look.ts';
import type { SeenPictures } from '../unchanged/find-changed-pictures.ts';
import { findRetry } from '../unchanged/find-retry.ts';
import type { Before } from '../unchanged/find-unchanged.ts';
import { type LastBuild, writeLastBuild } from '../unchanged/last-build.ts';
import { printReadPictures } from '../unchanged/print-read.ts';
import { readStoreState } from '../unchanged/store-state.ts';
import type { AllPictures } from './note-changed-pictures.ts';
import type { ChangedPictures } from './prepare-changed-pictures.ts';

export interface UpdateEnd {
  before: Before;
  last: LastBuild;
  seen: SeenPictures;
  indexVersion: string;
  frame: FrameRow;
  /** See `LastBuild`. */
  until: number;
  filled: ChangedPictures['filled'];
  pictures: AllPictures;
  record: Pick<SiteRecord, 'fileCount' | 'pageCount'>;
  /** Paths of files that were written. */
  staged: readonly string[];
  /** See `LastBuild`. */
  summary: string;
}

/** The same as `noteLastBuild`, from what the build before left and what changed. */
export async function noteUpdate(environment: Environment, end: UpdateEnd): Promise<void> {
  const { before, last, seen, indexVersion, until, frame, filled, pictures, record, staged, summary } = end;
  const retries = [last.retryAt, filled ? findRetry(filled, environment) : null].filter((moment) => moment !== null);
  const nothing = { fetched: 0, unchanged: 0, made: 0, received: 0, kept: [], reused: pictures.shown };
  await writeLastBuild(environment, {
    ...last,
    common: before.common,
    content: keepLook(before),
    bytes: { ...last.bytes, pictures: await renewPrints(before, last, seen, environment) },
    indexVersion,
    store: readStoreState(environment),
    from: environment.now.getTime(),
    until,
    retryAt: retries.length > 0 ? Math.min(...retries) : null,
    top: [...new Set([...last.top, ...staged.map((path) => path.split(sep, 1)[0] ?? '')])],
    counts: { pages: record.pageCount(), files: record.fileCount() },
    problems: describeProblems(frame.problems, environment),
    pictures: summariseFill({ ...pictures, ...nothing }, 0).replace(/ · [^·]*$/, ''),
    summary,
  });
}

/** What the bytes of pictures say, of which only those in buckets that may have changed are read. */
async function renewPrints({ pictures }: Before, { bytes }: LastBuild, { buckets }: SeenPictures, { contentDir }: Environment) {
  if (!bytes.pictures || buckets.length === 0) return bytes.pictures;
  const prints = await printReadPictures(
    buckets.map((bucket) => pictures[bucket] ?? []),
    contentDir,
  );
  const news = new Map(buckets.map((bucket, place) => [bucket, prints?.[place] ?? '']));
  return prints && bytes.pictures.map((print, bucket) => news.get(bucket) ?? print);
}
