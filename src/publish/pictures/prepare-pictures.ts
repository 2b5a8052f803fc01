import { readFile, rmdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Environment } from '../../command/environment.ts';
import { describeProblems, plural } from '../../command/report-problems.ts';
import { showProgress } from '../../command/show-progress.ts';
import { isLocalPicture } from '../../content/article-pictures.ts';
import type { Problem } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import { pruneDrawings } from '../../images/draw/kept-drawing.ts';
import type { Nameplate } from '../../images/draw/prepare-nameplate.ts';
import { checkPicture, isSvg } from '../../images/encode/check-picture.ts';
import { describeEncoding } from '../../images/encode/describe-encoding.ts';
import { bindSourceHash } from '../../images/encode/hash-source.ts';
import { makeRenditions } from '../../images/encode/make-renditions.ts';
import { explainReadError } from '../../images/fill/fill-store.ts';
import type { FillResult, MissingPicture } from '../../images/fill/fill-tally.ts';
import { type PruneResult, pruneStore } from '../../images/fill/prune-store.ts';
import { summariseFill } from '../../images/fill/summarise-fill.ts';
import { PictureFailure } from '../../images/picture-failure.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import { PictureStore } from '../../images/store/picture-store.ts';
import { compareText } from '../../text/compare-text.ts';
import { explainUnwritable, fillFor, type PicturePolicy } from './fill-for.ts';
import { listWantedPictures } from './list-wanted-pictures.ts';
import { describePictureProblem, findPictureProblems } from './picture-problems.ts';
import { pictureStoreDir } from './picture-store-dir.ts';
import { nameplateDir, prepareDrawings, socialImageDir } from './prepare-drawings.ts';
import { takeEncoding } from './take-encoding.ts';

export interface PreparedPictures extends FillResult {
  nameplate?: Nameplate;
}

/**
 * Prepares the pictures that a publication's pages show.
 * @param wanted those of its articles and other files, if not all
 * @throws {UsageError} if CACHE_DIR can't be written
 */
export async function preparePictures(
  publication: Publication,
  { cacheDir, isOffline }: Pick<Environment, 'cacheDir' | 'isOffline'>,
  policy: PicturePolicy = {},
  wanted: readonly PictureJob[] = listWantedPictures(publication),
): Promise<PreparedPictures> {
  return explainUnwritable(cacheDir, async () => {
    const { nameplate, ...drawn } = await prepareDrawings(publication, cacheDir, policy.looksOnly);
    const jobs = [...wanted, ...drawn.jobs];
    const result = await fillFor(publication.site, jobs, { cacheDir, isOffline }, policy);
    return { ...result, nameplate, missing: new Map([...result.missing, ...[...drawn.failures].map(describeFailedDrawing)]) };
  });
}

function describeFailedDrawing([url, { reason, message }]: [string, PictureFailure]): [string, MissingPicture] {
  return [url, { reason, detail: message, isRemembered: false }];
}

/** The same, with a bar while it lasts and a summary at its end. */
export async function fillCache(publication: Publication, environment: Environment, policy: PicturePolicy = {}): Promise<PreparedPictures> {
  const start = performance.now();
  const progress = showProgress('pictures', process.stderr);
  const prepared = await preparePictures(publication, environment, { ...policy, onProgress: progress.update }).finally(progress.end);
  for (const line of describeProblems(findPictureProblems(prepared, publication), environment).slice(0, -1)) console.error(line);
  for (const line of describeFailures(prepared)) console.error(line);
  console.log(summariseFill(prepared, performance.now() - start));
  return prepared;
}

/** Drops what no page of the publication shows, drafts included. @returns how many files, and the bytes of those that stay */
export async function prunePictures(publication: Publication, { cacheDir }: Pick<Environment, 'cacheDir'>): Promise<PruneResult> {
  const encoding = takeEncoding(publication.site.images);
  const drawn = await prepareDrawings(publication, cacheDir);
  const { dropped, size } = await pruneStore(pictureStoreDir(cacheDir), [...listWantedPictures(publication), ...drawn.jobs], encoding);
  const undrawn = await pruneDrawings(
    socialImageDir(cacheDir),
    drawn.jobs.flatMap(({ path = [] }) => path),
  );
  const unnamed = await pruneDrawings(nameplateDir(cacheDir), [drawn.nameplate.path]);
  const former = await pruneFormerFolder(join(cacheDir, 'cards'));
  return { dropped: dropped + undrawn + unnamed + former, size };
}

/** Where they were drawn at first. */
async function pruneFormerFolder(dir: string): Promise<number> {
  const dropped = await pruneDrawings(dir, []);
  await rmdir(dir).catch(() => {}); // not there, or with files of others
  return dropped;
}

/** Lines; more of them would drown the rest. The report beside the site names every picture. */
const MOST_LINES = 20;

/** One line for each picture of the web that failed in this run. What failed before is only counted, in the summary. */
function describeFailures({ missing }: FillResult): string[] {
  const failed = [...missing]
    .filter(([url, { isRemembered }]) => !isRemembered && !isLocalPicture(url))
    .toSorted(([a], [b]) => compareText(a, b));
  const lines = failed.slice(0, MOST_LINES).map(([url, { reason, detail }]) => `picture left out: ${url}  ${reason}: ${detail}`);
  return failed.length > MOST_LINES ? [...lines, `and ${plural(failed.length - MOST_LINES, 'more picture')}`] : lines;
}

/** Decodes the pictures of the content folder, and makes nothing of them. What the cache holds was decoded before. */
export async function checkLocalPictures(publication: Publication, { cacheDir }: Pick<Environment, 'cacheDir'>): Promise<Problem[]> {
  const encoding = takeEncoding(publication.site.images);
  const store = new PictureStore(pictureStoreDir(cacheDir), describeEncoding(encoding));
  const hashSource = bindSourceHash();
  const problems = await pLimit(availableParallelism()).map(listWantedPictures(publication), async ({ url, path }) => {
    if (path === undefined) return [];
    try {
      const bytes = await readFile(path).catch(explainReadError);
      if (store.readMade(hashSource(bytes))) return [];
      if (isSvg(bytes)) await makeRenditions(bytes, [], encoding);
      else await checkPicture(bytes);
      return [];
    } catch (error) {
      if (!(error instanceof PictureFailure)) throw error;
      return [describePictureProblem(publication, url, error.reason, error.message)];
    }
  });
  return problems.flat();
}
