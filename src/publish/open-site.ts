import { join } from 'node:path';
import { createAddresses } from '../articles/addresses.ts';
import { findEarlierStories, findNeighbours } from '../articles/article-order.ts';
import { groupByMonth, groupByProvider, groupByTopic } from '../articles/group-articles.ts';
import type { Problem } from '../articles/problem.ts';
import { type Publication, readPublication } from '../articles/read-publication.ts';
import type { SettingOverrides } from '../articles/site-settings.ts';
import { type PreparedPictures, preparePictures } from '../images/prepare-pictures.ts';
import type { Site } from '../site.ts';

export interface OpenOptions {
  contentDir: string;
  cacheDir: string;
  now: Date;
  /** True shows unpublished and future articles. */
  isPreview: boolean;
  overrides: SettingOverrides;
}

export interface OpenedSite {
  site: Site;
  publication: Publication;
  prepared: PreparedPictures;
}

/** Where the site serves pictures from, below its base. */
export const PICTURE_FOLDER = 'pictures';

/** Reads the content folder and makes the site of it. */
export async function openSite({ contentDir, cacheDir, now, isPreview, overrides }: OpenOptions): Promise<OpenedSite> {
  const publication = await readPublication({ contentDir, now, includesDrafts: isPreview, overrides });
  const prepared = await preparePictures(publication.picturePaths, join(cacheDir, 'images'));
  const { site: settings, articles } = publication;
  const base = `${settings.base}${PICTURE_FOLDER}/`;
  const site: Site = {
    settings,
    addresses: createAddresses(settings),
    articles,
    topics: groupByTopic(publication.topics, articles),
    providers: groupByProvider(publication.providers, articles),
    months: groupByMonth(articles, settings.timeZone),
    neighbours: findNeighbours(articles),
    earlierStories: findEarlierStories(articles),
    pictures: new Map([...prepared.pictures].map(([url, { name, width, height }]) => [url, { src: base + name, width, height }])),
    isPreview,
    now,
    problems: [...publication.problems, ...prepared.failures.map(describeFailure)],
  };
  return { site, publication: { ...publication, problems: site.problems }, prepared };
}

function describeFailure({ url, reason }: { url: string; reason: string }): Problem {
  const message = `the picture can't be decoded (${reason}); save it again as JPEG, PNG, WebP or AVIF (until then a drawing stands in)`;
  return { severity: 'warning', file: url, line: 1, column: 1, message };
}
