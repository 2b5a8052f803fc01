import type { Environment } from '../command/environment.ts';
import { countProblems, describeAbsent, describeProblems, hasErrors, nameFolder, plural } from '../command/report-problems.ts';
import { type Publication, readPublication, readSettings } from '../content/read/read-publication.ts';
import type { Site } from '../site.ts';
import { openBundle } from './astro/page-bundle.ts';
import { hashCode } from './cache/hash-engine.ts';
import { parseAhead } from './cache/parse-ahead.ts';
import { openParseCache } from './cache/parse-cache.ts';
import { openSite } from './open-site.ts';
import { refuseForeignFolder, withOutputLock } from './output/output-folder.ts';
import { listOutput } from './output/output-listing.ts';
import { fillCache } from './pictures/prepare-pictures.ts';
import { renderSite } from './render-site.ts';

export interface PublishOptions {
  /** Sets files with errors aside and builds the rest. */
  keepGoing: boolean;
  /** Names each page that is rendered, and why. */
  isVerbose: boolean;
  /** Threads that read and render. */
  jobs: number;
}

/**
 * Builds the site: checks all content before the first byte is written, prepares the pictures, renders what changed into a
 * folder of its own, then brings the output folder up to date.
 * @returns the exit status
 */
export async function publishSite(environment: Environment, options: PublishOptions): Promise<number> {
  const { outDir, workingDir } = environment;
  await refuseForeignFolder(outDir);
  const tellWait = () => console.error(`another build is at work on ${nameFolder(outDir, workingDir)}; waiting until it is done`);
  // Before the content is read: what is published last is what was read last.
  return withOutputLock(outDir, tellWait, () => publish(environment, options));
}

async function publish(environment: Environment, { keepGoing, isVerbose, jobs }: PublishOptions): Promise<number> {
  const start = performance.now();
  const code = await hashCode();
  const listing = listOutput(environment.outDir);
  const stopBundling = new AbortController();
  const settings = await readSettings(environment);
  // In a process of its own, meanwhile.
  const bundling = settings ? openBundle(code, settings, stopBundling.signal) : Promise.reject(new Error('site.yaml has errors'));
  bundling.catch(() => {}); // awaited below, unless the content has errors
  const cache = await openParseCache(environment.cacheDir, code);
  await parseAhead(environment.contentDir, cache, jobs);
  const publication = await readPublication({ ...environment, includesDrafts: false, parse: cache.parse, parsed: cache.learned });
  await cache.save();
  for (const line of describeProblems(publication.problems, environment)) console.error(line);
  const siteFileFailed = publication.setAside.includes('site.yaml');
  if (hasErrors(publication.problems) && (!keepGoing || siteFileFailed)) {
    const hint = keepGoing
      ? "Mend site.yaml; it settles addresses and so can't be set aside."
      : 'Mend them, or set the files aside with: npm run build -- --keep-going';
    console.error(`Nothing was built. ${hint}`);
    stopBundling.abort();
    return 1;
  }
  console.log(`read: ${cache.counts.parsed} parsed, ${cache.counts.reused} reused · ${seconds(start)}`);

  const prepared = await fillCache(publication, environment);
  const bundle = await bundling;
  const site = openSite(publication, prepared, { now: environment.now, isPreview: false });
  const result = await renderSite(environment, { publication, prepared, site, code, bundle, listing: await listing }, jobs);
  if (isVerbose) for (const { path, reason } of result.rendered) console.log(`${path.file} (${reason})`);
  const { rendered, reused, renderSeconds, written, kept, removed, writeSeconds } = result;
  console.log(`render: ${rendered.length} rendered, ${reused} reused · ${renderSeconds.toFixed(1)} s`);
  const folder = nameFolder(environment.outDir, environment.workingDir);
  console.log(
    `write: ${plural(written, 'file')} written, ${kept} unchanged, ${removed} removed in ${folder} · ${writeSeconds.toFixed(1)} s`,
  );
  console.log(summarise(site, publication, folder, start));
  return 0;
}

function summarise(site: Site, publication: Publication, folder: string, start: number): string {
  const absent = describeAbsent(publication);
  return [
    `${plural(site.articles.length, 'article')} published${absent.length > 0 ? ` (${absent.join(', ')})` : ''} in ${folder}`,
    countProblems(site.problems),
    ...(publication.setAside.length > 0 ? [`see ${folder.slice(0, -1)}-report.json`] : []),
    seconds(start),
  ].join(' · ');
}

/** @param start as `performance.now()` gave it */
function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
