import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { setCurrentSite } from '../site.ts';
import { astroOptions } from './astro-options.ts';
import { type Environment, STAGING_DIR } from './environment.ts';
import { type OpenedSite, openSite, PICTURE_FOLDER } from './open-site.ts';
import { countProblems, describeAbsent, describeProblems, hasErrors, nameFolder, plural } from './report-problems.ts';
import { type SyncResult, syncFolder } from './sync-folder.ts';
import { UsageError } from './usage-error.ts';
import { writePages } from './write-pages.ts';

/**
 * Builds the site: checks all content before the first byte is written, renders into a folder of its own,
 * then brings the output folder up to date.
 * @returns the exit status
 */
export async function publishSite(environment: Environment, { keepGoing }: { keepGoing: boolean }): Promise<number> {
  const start = performance.now();
  const { outDir, cacheDir } = environment;
  await refuseForeignFolder(outDir);
  const opened = await openSite({ ...environment, isPreview: false });
  const { publication } = opened;
  for (const line of describeProblems(publication.problems, environment)) console.error(line);
  const siteFileFailed = publication.setAside.includes('site.yaml');
  if (hasErrors(publication.problems) && (!keepGoing || siteFileFailed)) {
    const hint = keepGoing
      ? "Mend site.yaml; it settles addresses and so can't be set aside."
      : 'Mend them, or set the files aside with: npm run build -- --keep-going';
    console.error(`Nothing was built. ${hint}`);
    return 1;
  }

  const synced = await renderInto(outDir, opened, cacheDir);
  console.log(summarise(opened, synced, nameFolder(outDir, environment.workingDir), performance.now() - start));
  return 0;
}

/** Renders into a folder of its own first, so that a build that fails leaves the output folder as it was. */
async function renderInto(outDir: string, opened: OpenedSite, cacheDir: string): Promise<SyncResult> {
  const { site } = opened;
  setCurrentSite(site);
  const staging = await createStaging();
  try {
    const integrations = [writePages(staging, site.settings.base)];
    await build({ ...astroOptions(site, cacheDir, staging), integrations, logLevel: 'warn' });
    await copyPictures(opened, join(staging, PICTURE_FOLDER));
    const synced = await syncFolder(staging, outDir);
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

async function copyPictures({ prepared: { pictures } }: OpenedSite, folder: string): Promise<void> {
  if (pictures.size > 0) await mkdir(folder, { recursive: true });
  for (const { name, path } of pictures.values()) await copyFile(path, join(folder, name));
}

/** What a program may want to know of the build. */
async function writeReport(path: string, { publication, site }: OpenedSite, { written, kept, removed }: SyncResult): Promise<void> {
  const report = {
    articles: site.articles.length,
    unpublished: publication.unpublishedCount,
    waiting: publication.waiting.map(({ file, publishedAt }) => ({ file, until: publishedAt.toISOString() })),
    setAside: publication.setAside,
    problems: publication.problems,
    files: { written, kept, removed },
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
}

function summarise(
  { publication, site }: OpenedSite,
  { written, kept, removed }: SyncResult,
  folder: string,
  milliseconds: number,
): string {
  const absent = describeAbsent(publication);
  return [
    `${plural(site.articles.length, 'article')} published${absent.length > 0 ? ` (${absent.join(', ')})` : ''}`,
    `${plural(written, 'file')} written, ${kept} unchanged, ${removed} removed in ${folder}`,
    countProblems(publication.problems),
    ...(publication.setAside.length > 0 ? [`see ${folder.slice(0, -1)}-report.json`] : []),
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join(' · ');
}
