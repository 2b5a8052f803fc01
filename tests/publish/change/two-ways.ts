import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../../src/command/environment.ts';
import { isArticleFile, listPaperFiles } from '../../../src/content/files/list-content-files.ts';
import { describeForm } from '../../../src/content/foreign/article-form.ts';
import type { Publication } from '../../../src/content/publication.ts';
import { readPublication } from '../../../src/content/read/read-publication.ts';
import { bucketOf } from '../../../src/files/file-bucket.ts';
import { type ChangedArticles, compareArticle } from '../../../src/index/compare-article.ts';
import type { IndexTables } from '../../../src/index/index-tables.ts';
import { openIndex } from '../../../src/index/open-index.ts';
import { readPaperVersion, settlePaper } from '../../../src/index/paper-version.ts';
import { writePaper } from '../../../src/publish/answers/stored/write-paper.ts';
import type { StoryStore } from '../../../src/publish/answers/story-store.ts';
import { listChangedAliases } from '../../../src/publish/change/changed-aliases.ts';
import { describeTouchedPages } from '../../../src/publish/change/closed-pages.ts';
import { findClockReach } from '../../../src/publish/change/find-clock-reach.ts';
import { narrowSite } from '../../../src/publish/change/narrow-site.ts';
import { planChange } from '../../../src/publish/change/plan-change.ts';
import { readChanges } from '../../../src/publish/change/read-changes.ts';
import type { Touched } from '../../../src/publish/change/touched-questions.ts';
import { listFileNames } from '../../../src/publish/pictures/list-file-names.ts';
import { type PreparedPictures, preparePictures } from '../../../src/publish/pictures/prepare-pictures.ts';
import { openPublication } from '../../../src/publish/render/open-publication.ts';
import type { OpenSite } from '../../../src/publish/render/open-site.ts';
import type { SeenPictures } from '../../../src/publish/unchanged/find-changed-pictures.ts';
import { changeIndex } from '../../../src/publish/update/change-index.ts';
import { findStoredEnd } from '../../../src/publish/update/find-stored-end.ts';
import { openStoredSite } from '../../../src/publish/update/open-stored-site.ts';
import { readWhole } from '../answers/stored/write-whole.ts';
import { type Addresses, listAddresses } from './list-addresses.ts';

export const CODE = 'code';

/** Where a paper lies, with its index and its pictures in folders of their own. */
export interface Place {
  contentDir: string;
  indexDir: string;
  pictureDir: string;
}

/** A paper that was read whole. */
export interface WholeRead {
  publication: Publication;
  prepared: PreparedPictures;
  site: OpenSite;
  store: StoryStore;
  /** Bytes of the files in `images/`, by name. */
  images: ReadonlyMap<string, string>;
  now: Date;
}

/** Reads a paper from its files alone. */
export async function readAll({ contentDir, pictureDir }: Place, now: Date): Promise<WholeRead> {
  return openWhole(await readPublication({ contentDir, now, includesDrafts: false }), { contentDir, pictureDir }, now);
}

async function openWhole(publication: Publication, { contentDir, pictureDir }: Omit<Place, 'indexDir'>, now: Date): Promise<WholeRead> {
  const prepared = await preparePictures(publication, { cacheDir: pictureDir, isOffline: true });
  const site = openPublication(publication, prepared, { now, isPreview: false });
  return { publication, prepared, now, site, store: site.store, images: readImages(contentDir) };
}

function readImages(contentDir: string): Map<string, string> {
  const files = (listPaperFiles(contentDir).get('images') ?? []).filter(({ isRegular }) => isRegular);
  return new Map(files.map(({ file, path }) => [file, readFileSync(path, 'latin1')]));
}

/** As a build sees them whose last one saw them as they were before. */
function lookAtImages(contentDir: string, before: WholeRead['images']): SeenPictures {
  const now = readImages(contentDir);
  const changed = [...before.keys(), ...now.keys()].filter((file) => before.get(file) !== now.get(file));
  return { buckets: [...new Set(changed.map(bucketOf))], find: (file) => (now.has(file) ? file : undefined) };
}

/** The whole way: reads all with the help of the index, and writes the paper to it. */
export async function goWholeWay({ contentDir, indexDir, pictureDir }: Place, now: Date): Promise<WholeRead> {
  const index = openIndex(indexDir, CODE);
  const whole = await openWhole(await readWhole({ contentDir, now }, index), { contentDir, pictureDir }, now);
  index.change((tables) => void writePaper(tables, { ...whole, contentDir }));
  index.commit();
  return whole;
}

/** What the short way finds out besides what it writes to the index. */
export interface Shortened {
  touched: Touched;
  /** See `LastBuild`. */
  until: number;
  /** Those that come and that go. */
  addresses: { before: Addresses; after: Addresses };
}

/** The short way, as far as it goes without an output folder. @returns why it can't be gone; the index is then as it was */
export async function goShortWay(place: Place, before: WholeRead, now: Date): Promise<Shortened | string> {
  const { contentDir, indexDir } = place;
  const index = openIndex(indexDir, CODE);
  try {
    if (!index.begin()) return 'there is no index';
    const { tables } = index;
    const frame = tables.paper.frame.read();
    if (!frame || readPaperVersion(tables) === undefined) return 'the paper is not known';
    const clock = findClockReach(frame, before.now, now);
    if (clock !== undefined) return clock;
    const options = { form: describeForm(frame.site), hasGit: false, moment: Date.now(), now };
    const read = readChanges(findChanges(tables, contentDir), tables, options);
    if (typeof read === 'string') return read;
    const plan = planChange(read, tables, frame, now);
    if (typeof plan === 'string') return plan;
    const environment = describeEnvironment(place, now);
    const old = openStoredSite(tables, frame, { ...environment, now: before.now });
    const slugs = new Set(plan.stories.flatMap((story) => [story.before, story.after].flatMap((row) => row?.slug ?? [])));
    const closed = describeTouchedPages(plan.lists, old.store, frame.site.pageSize);
    const narrow = { lists: plan.lists, slugs, aliases: listChangedAliases(plan.changes) };
    const addressesBefore = listAddresses(narrowSite(old.site, { ...narrow, closedMonths: new Set(closed.map(({ month }) => month)) }));
    const files = new Set([...before.prepared.pictures.values()].flatMap((made) => [...listFileNames(made).keys()]));
    const paper = await changeIndex(plan, tables, environment, {
      ...old,
      frame,
      closed,
      seen: lookAtImages(contentDir, before.images),
      hasFile: (name) => files.has(name),
    });
    if (!paper) return 'pictures have to be looked at';
    const { touched, site } = paper;
    const addressesAfter = listAddresses(narrowSite(site, { ...narrow, ...touched }));
    const until = findStoredEnd(tables, paper, now);
    settlePaper(tables, true);
    index.commit();
    return { touched, until, addresses: { before: addressesBefore, after: addressesAfter } };
  } finally {
    index.close();
  }
}

export function describeEnvironment({ contentDir, indexDir, pictureDir }: Place, now: Date): Environment {
  const outDir = join(indexDir, 'site');
  return {
    workingDir: indexDir,
    contentDir,
    outDir,
    cacheDir: pictureDir,
    publicDir: outDir,
    themeDir: undefined,
    now,
    isOffline: true,
    overrides: {},
  };
}

function findChanges({ files }: IndexTables, contentDir: string): ChangedArticles {
  const articles = (listPaperFiles(contentDir).get('news') ?? []).filter(({ isRegular, file }) => isRegular && isArticleFile(file));
  const rows = new Map(files.list().map((row) => [row.path, row]));
  const change: ChangedArticles = { changed: [], confirmed: [], gone: [] };
  for (const listed of articles) compareArticle(change, listed, rows.get(listed.file));
  const there = new Set(articles.map(({ file }) => file));
  change.gone.push(...[...rows.values()].filter(({ path }) => !there.has(path)));
  return change;
}
