import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { compareText } from '../articles/problem.ts';
import { type Publication, readPublication } from '../articles/read-publication.ts';
import type { FillResult } from '../images/fill-tally.ts';
import { renditionPath } from '../images/store-records.ts';
import { type Site, setCurrentSite } from '../site.ts';
import { astroOptions } from './astro-options.ts';
import { type Environment, STAGING_DIR } from './environment.ts';
import { linkPictures, listPictureFiles, removeOtherPictures } from './link-pictures.ts';
import { openSite, PICTURE_FOLDER } from './open-site.ts';
import { fillCache, pictureStoreDir } from './prepare-pictures.ts';
import { countProblems, describeAbsent, describeProblems, hasErrors, nameFolder, plural } from './report-problems.ts';
import { type SyncResult, syncFolder } from './sync-folder.ts';
import { UsageError } from './usage-error.ts';
import { writePages } from './write-pages.ts';

/** All that a build knows before it writes. */
interface Build {
  publication: Publication;
  prepared: FillResult;
  site: Site;
}

/**
 * Builds the site: checks all content before the first byte is written, prepares the pictures, renders into a folder of
 * its own, then brings the output folder up to date.
 * @returns the exit status
 */
export async function publishSite(environment: Environment, { keepGoing }: { keepGoing: boolean }): Promise<number> {
  const start = performance.now();
  await refuseForeignFolder(environment.outDir);
  const publication = await readPublication({ ...environment, includesDrafts: false });
  for (const line of describeProblems(publication.problems, environment)) console.error(line);
  const siteFileFailed = publication.setAside.includes('site.yaml');
  if (hasErrors(publication.problems) && (!keepGoing || siteFileFailed)) {
    const hint = keepGoing
      ? "Mend site.yaml; it settles addresses and so can't be set aside."
      : 'Mend them, or set the files aside with: npm run build -- --keep-going';
    console.error(`Nothing was built. ${hint}`);
    return 1;
  }

  const prepared = await fillCache(publication, environment);
  const site = openSite(publication, prepared, { now: environment.now, isPreview: false });
  const synced = await renderInto(environment, { publication, prepared, site });
  console.log(summarise(site, publication, synced, nameFolder(environment.outDir, environment.workingDir), performance.now() - start));
  return 0;
}

/** Renders into a folder of its own first, so that a build that fails leaves the output folder as it was. */
async function renderInto({ outDir, cacheDir }: Environment, opened: Build): Promise<SyncResult> {
  const { site, prepared } = opened;
  setCurrentSite(site);
  const staging = await createStaging();
  try {
    const integrations = [writePages(staging, site.settings.base)];
    await build({ ...astroOptions(site, cacheDir, staging), integrations, logLevel: 'warn' });
    const folder = join(outDir, PICTURE_FOLDER);
    const files = listPictureFiles(prepared);
    await markFolder(staging, outDir);
    const linked = await linkPictures(files, (name) => renditionPath(pictureStoreDir(cacheDir), name), folder);
    const pages = await syncFolder(staging, outDir, PICTURE_FOLDER);
    const removed = await removeOtherPictures(files, folder);
    const synced = { written: pages.written + linked.written, kept: pages.kept + linked.kept, removed: pages.removed + removed };
    await writeReport(`${outDir}-report.json`, opened, synced);
    return synced;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** A folder is ours when its 404 page says so; any other with files in it is somebody's, and is left alone. */
async function refuseForeignFolder(outDir: string): Promise<void> {
  const names = await readdir(outDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.every((name) => name.startsWith('.'))) return;
  const page = await readFile(join(outDir, '404.html'), 'utf8').catch(() => '');
  if (page.includes('content="Broadsheet')) return;
  throw new UsageError(`OUT_DIR holds files that Broadsheet did not write: ${outDir}; empty it, or choose another folder`);
}

/** The 404 page goes first, because it marks the folder as ours, also if the build is killed right after it. */
async function markFolder(staging: string, outDir: string): Promise<void> {
  if (existsSync(join(outDir, '404.html'))) return;
  await mkdir(outDir, { recursive: true });
  const temporary = join(outDir, `.404.html.${randomBytes(6).toString('hex')}.tmp`);
  await copyFile(join(staging, '404.html'), temporary);
  await rename(temporary, join(outDir, '404.html'));
}

/** A folder for this process. What a killed build left behind is removed. */
async function createStaging(): Promise<string> {
  await mkdir(STAGING_DIR, { recursive: true });
  for (const name of await readdir(STAGING_DIR)) {
    if (!isRunning(Number(name))) await rm(join(STAGING_DIR, name), { recursive: true, force: true });
  }
  const staging = join(STAGING_DIR, String(process.pid));
  await rm(staging, { recursive: true, force: true });
  return staging;
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What a program may want to know of the build. */
async function writeReport(path: string, { publication, prepared, site }: Build, { written, kept, removed }: SyncResult): Promise<void> {
  const report = {
    articles: site.articles.length,
    unpublished: publication.unpublishedCount,
    waiting: publication.waiting.map(({ file, publishedAt }) => ({ file, until: publishedAt.toISOString() })),
    setAside: publication.setAside,
    problems: site.problems,
    pictures: {
      shown: prepared.pictures.size,
      missing: [...prepared.missing].map(([url, { reason, detail }]) => ({ url, reason, detail })).toSorted(compareUrl),
      waiting: prepared.waiting.toSorted(),
    },
    files: { written, kept, removed },
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
}

function compareUrl(a: { url: string }, b: { url: string }): number {
  return compareText(a.url, b.url);
}

function summarise(
  site: Site,
  publication: Publication,
  { written, kept, removed }: SyncResult,
  folder: string,
  milliseconds: number,
): string {
  const absent = describeAbsent(publication);
  return [
    `${plural(site.articles.length, 'article')} published${absent.length > 0 ? ` (${absent.join(', ')})` : ''}`,
    `${plural(written, 'file')} written, ${kept} unchanged, ${removed} removed in ${folder}`,
    countProblems(site.problems),
    ...(publication.setAside.length > 0 ? [`see ${folder.slice(0, -1)}-report.json`] : []),
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join(' · ');
}
