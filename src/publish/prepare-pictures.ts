import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLocalPicture } from '../articles/article-pictures.ts';
import type { Problem } from '../articles/problem.ts';
import type { Publication } from '../articles/read-publication.ts';
import { checkPicture, isSvg } from '../images/check-picture.ts';
import { explainReadError, type FillOptions, fillStore } from '../images/fill-store.ts';
import type { FillResult } from '../images/fill-tally.ts';
import { type FailureReason, PictureFailure } from '../images/picture-failure.ts';
import type { PictureJob } from '../images/picture-job.ts';
import { sanitiseSvg } from '../images/sanitise-svg.ts';
import { summariseFill } from '../images/summarise-fill.ts';
import { listWantedPictures } from '../images/wanted-pictures.ts';
import type { Environment } from './environment.ts';
import { describeProblems, plural } from './report-problems.ts';
import { showProgress } from './show-progress.ts';

export type PicturePolicy = Pick<FillOptions, 'looksOnly' | 'retriesFailures' | 'refreshes' | 'onProgress'>;

/** Prepares the pictures that a publication's pages show. */
export function preparePictures(
  publication: Publication,
  { cacheDir, isOffline }: Pick<Environment, 'cacheDir' | 'isOffline'>,
  policy: PicturePolicy = {},
): Promise<FillResult> {
  const { url, images } = publication.site;
  const { allowedHosts, ...encoding } = images;
  const network = isOffline || policy.looksOnly ? undefined : { userAgent: `Broadsheet (+${url})`, allowedHosts };
  return fillStore(pictureStoreDir(cacheDir), listJobs(publication), { encoding, network, ...policy });
}

/** The same, with a bar while it lasts and a summary at its end. */
export async function fillCache(publication: Publication, environment: Environment, policy: PicturePolicy = {}): Promise<FillResult> {
  const start = performance.now();
  const progress = showProgress('pictures', process.stderr);
  const prepared = await preparePictures(publication, environment, { ...policy, onProgress: progress.update });
  progress.end();
  for (const line of describeProblems(findPictureProblems(prepared, publication), environment).slice(0, -1)) console.error(line);
  for (const line of describeFailures(prepared)) console.error(line);
  console.log(summariseFill(prepared, performance.now() - start));
  return prepared;
}

export function listJobs({ articles, providers, picturePaths }: Publication): PictureJob[] {
  return listWantedPictures(articles, providers, picturePaths);
}

export function pictureStoreDir(cacheDir: string): string {
  return join(cacheDir, 'images');
}

/** Lines; more of them would drown the rest. The report beside the site names every picture. */
const MOST_LINES = 20;

/** One line for each picture of the web that failed in this run. What failed before is only counted, in the summary. */
function describeFailures({ missing }: FillResult): string[] {
  const failed = [...missing]
    .filter(([url, { isRemembered }]) => !isRemembered && !isLocalPicture(url))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = failed.slice(0, MOST_LINES).map(([url, { reason, detail }]) => `picture left out: ${url}  ${reason}: ${detail}`);
  return failed.length > MOST_LINES ? [...lines, `and ${plural(failed.length - MOST_LINES, 'more picture')}`] : lines;
}

/** A picture of the content folder that can't be shown is for its author to mend. */
export function findPictureProblems({ missing }: FillResult, { picturePaths }: Publication): Problem[] {
  return [...missing].filter(([url]) => picturePaths.has(url)).map(([url, failure]) => describeProblem(url, failure));
}

/** Decodes the pictures of the content folder, and makes nothing of them. */
export async function checkLocalPictures(publication: Publication): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { url, path } of listJobs(publication)) {
    if (path === undefined) continue;
    try {
      const bytes = await readFile(path).catch(explainReadError);
      if (isSvg(bytes)) sanitiseSvg(bytes);
      else await checkPicture(bytes);
    } catch (error) {
      if (!(error instanceof PictureFailure)) throw error;
      problems.push(describeProblem(url, { reason: error.reason, detail: error.message }));
    }
  }
  return problems;
}

/** What else to do about a picture of the content folder, where saving it again would not help. */
const MENDS: Partial<Record<FailureReason, string>> = {
  'disk full': 'make room',
  'not found': 'make it readable',
  'too many pixels': 'save it smaller',
  'too small': 'save it larger, or leave it out',
  'too large': 'save it as WebP',
};

function describeProblem(url: string, { reason, detail }: Pick<PictureFailure, 'reason'> & { detail: string }): Problem {
  const mend = MENDS[reason] ?? 'save it again as JPEG, PNG, WebP or AVIF';
  const message = `the picture ${detail}; ${mend} (until then a drawing stands in)`;
  return { severity: 'warning', file: url, line: 1, column: 1, message };
}
