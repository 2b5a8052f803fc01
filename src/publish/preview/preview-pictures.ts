import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../command/environment.ts';
import type { Publication } from '../../content/publication.ts';
import { createPauses } from '../../images/fill/create-pauses.ts';
import type { MissingPicture } from '../../images/fill/fill-tally.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import { bindFindStored } from '../pictures/find-stored-picture.ts';
import { listWantedPictures } from '../pictures/list-wanted-pictures.ts';
import { findPictureProblems } from '../pictures/picture-problems.ts';
import { type PreparedDrawings, prepareDrawings } from '../pictures/prepare-drawings.ts';
import type { PreparedPictures } from '../pictures/prepare-pictures.ts';
import type { KnownPictures } from '../render/open-publication.ts';

/** The pictures of a publication that changes. Pages show those that the store has by now. */
export interface PreviewPictures {
  find: (publication: Publication) => Promise<KnownPictures>;
  /** Prepares those that were not looked at yet, while pages are served. @returns what became of them, and whether pages look otherwise */
  fill: (publication: Publication) => Promise<{ prepared: PreparedPictures; isNew: boolean }>;
  /** Looks at all of them the next time. */
  forget: () => void;
}

export function openPreviewPictures(environment: Environment): PreviewPictures {
  const { cacheDir, isOffline } = environment;
  const missing = new Map<string, MissingPicture>();
  let lookedAt = new Set<unknown>();
  let drawn: { of: Publication; drawings: PreparedDrawings } | undefined;
  const findDrawings = async (publication: Publication) => {
    const { site, topics, typefaces } = publication;
    const isAsBefore = drawn?.of.site === site && drawn.of.topics === topics && drawn.of.typefaces === typefaces;
    if (!drawn || !isAsBefore) drawn = { of: publication, drawings: await prepareDrawings(publication, cacheDir, true) };
    return drawn.drawings;
  };
  return {
    find: async (publication) => {
      const { nameplate, jobs } = await findDrawings(publication);
      const drawings = new Map(jobs.map(({ url, path }) => [url, path]));
      const find = bindFindStored(cacheDir, publication.site.images);
      return { nameplate, missing, pictures: { get: (url) => find(url, drawings.get(url) ?? publication.picturePaths.get(url)) } };
    },
    fill: async (publication) => {
      const before = lookedAt;
      lookedAt = new Set(publication.articles);
      const jobs = await listWanted({ ...publication, articles: publication.articles.filter((article) => !before.has(article)) });
      // What fetches and encodes is loaded after the first page was served.
      const { preparePictures } = await import('../pictures/prepare-pictures.ts');
      const prepared = await preparePictures(publication, environment, {}, jobs);
      drawn = undefined;
      const problems = findPictureProblems({ missing }, publication);
      for (const { url } of jobs) missing.delete(url);
      for (const [url, failure] of prepared.missing) missing.set(url, failure);
      if (prepared.waiting.length > 0 && !isOffline) lookedAt = new Set();
      const isNew = prepared.fetched + prepared.made > 0 || !isDeepStrictEqual(findPictureProblems({ missing }, publication), problems);
      return { prepared, isNew };
    },
    forget: () => {
      lookedAt = new Set();
    },
  };
}

/** Articles whose pictures are listed without a pause. */
const AT_ONCE = 100;

/** The same as `listWantedPictures`, while pages are served. */
async function listWanted(publication: Publication): Promise<PictureJob[]> {
  const wanted = new Map<string, PictureJob>();
  const pause = createPauses();
  const { articles } = publication;
  for (let start = 0; start === 0 || start < articles.length; start += AT_ONCE) {
    for (const job of listWantedPictures({ ...publication, articles: articles.slice(start, start + AT_ONCE) })) {
      const slots = new Set([...(wanted.get(job.url)?.slots ?? []), ...job.slots]);
      wanted.set(job.url, { ...job, slots: [...slots] });
    }
    await pause();
  }
  return [...wanted.values()];
}
