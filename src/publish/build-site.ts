import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { countSeconds } from '../command/count-seconds.ts';
import type { Environment } from '../command/environment.ts';
import { describeBeginning, nameFolder, plural } from '../command/report-problems.ts';
import { summarisePaper } from '../command/summarise-paper.ts';
import { readSettings } from '../content/read/read-settings.ts';
import { writeWhole } from '../files/write-whole.ts';
import { renditionPath } from '../images/store/store-records.ts';
import type { PaperIndex } from '../index/open-index.ts';
import { withIndex } from '../index/with-index.ts';
import { isOfApi } from '../routes.ts';
import { setCurrentSite } from '../site.ts';
import { writePaper } from './answers/stored/write-paper.ts';
import { copyBundleFiles, openBundle } from './astro/open-bundle.ts';
import { hashEngine, type SiteCode } from './cache/hash-engine.ts';
import { type LastGoodStore, openLastGoodStore } from './last-good/last-good-store.ts';
import { claimFiles } from './output/claim-files.ts';
import { lookAtOutput, type OutputFile } from './output/output-listing.ts';
import { type OutputState, readOutputState, type SiteFiles } from './output/output-state.ts';
import { nameContent, writeOwnFiles } from './output/own-files.ts';
import { refuseCopies } from './output/refuse-hidden-pages.ts';
import { stageRootFiles } from './output/stage-root-files.ts';
import { stageSheets } from './output/stage-sheets.ts';
import { createStaging } from './output/staging-folder.ts';
import { listPaths } from './output/sync-folder.ts';
import { tellState } from './output/tell-state.ts';
import { stagePictures, updateOutput } from './output/update-output.ts';
import { writeHostFiles } from './output/write-host-files.ts';
import { writeReport } from './output/write-report.ts';
import { pictureStoreDir } from './pictures/picture-store-dir.ts';
import { type PreparedContent, prepareContent } from './prepare-content.ts';
import type { PublishOptions } from './publish-options.ts';
import type { PageMaking } from './record/build-record.ts';
import { readBuildRecord } from './record/read-build-record.ts';
import { writeSiteRecord } from './record/write-site-record.ts';
import { type OpenPublication, openPublication } from './render/open-publication.ts';
import { listUntouched, renderSite } from './render/render-site.ts';
import { reportTheme } from './theme/report-theme.ts';
import type { Before } from './unchanged/find-unchanged.ts';
import { writeLastBuild } from './unchanged/last-build.ts';
import { noteLastBuild } from './unchanged/note-last-build.ts';

/** What a build is given. */
export interface BuildBeginning {
  /** As `performance.now()` gave it. */
  start: number;
  code: SiteCode;
  before: Before;
  /** What is wrong with the content was printed already. */
  hasTold?: boolean | undefined;
  /** Throws if another build may be at work on the output folder, see `withOutputLock`. */
  assertLock: () => void;
}

/**
 * Builds the site: checks all content before the first byte is written, prepares the pictures, renders what changed into a
 * folder of its own, then brings the output folder up to date.
 * @returns the exit status
 */
export function buildSite(environment: Environment, options: PublishOptions, beginning: BuildBeginning): Promise<number> {
  return withIndex(environment.cacheDir, beginning.code.engine, (index) => buildWith({ ...beginning, index }, environment, options));
}

type Means = BuildBeginning & { index: PaperIndex };

async function buildWith(means: Means, environment: Environment, options: PublishOptions): Promise<number> {
  const { code, start, index } = means;
  const output = readOutputState(environment.outDir);
  output.catch(() => {}); // awaited below, unless the content has errors
  const stopBundling = new AbortController();
  if (reportTheme(environment) > 0) return 1;
  const settings = await readSettings(environment);
  // In a process of its own, meanwhile.
  const bundling = settings ? openBundle(code, settings.base, stopBundling.signal) : Promise.reject(new Error('site.yaml has errors'));
  bundling.catch(() => {});
  const lastGood = openLastGoodStore(environment);
  const content = await prepareContent(
    environment,
    { ...options, hasTold: means.hasTold },
    { settings, index, lastGood, since: means.before.since, output },
  );
  if (!content) {
    stopBundling.abort();
    return 1;
  }
  try {
    const { publication, prepared } = content;
    const site = openPublication(publication, prepared, { now: environment.now, isPreview: false });
    const summary = summarisePaper(publication, site.problems, environment, describeBeginning(publication, environment));
    const build = { ...means, ...content, site, bundle: await bundling, output: await output, lastGood, summary };
    await renderAndPlace(environment, options, build);
    console.log(`${summary} · ${countSeconds(start)}`);
    return 0;
  } finally {
    content.texts.close();
  }
}

/** All that a build knows before it writes. */
interface Build extends Means, PreparedContent {
  site: OpenPublication;
  /** See `openBundle`. */
  bundle: string;
  output: OutputState;
  lastGood: LastGoodStore;
  /** The last line, without seconds. */
  summary: string;
}

/** First into a folder of its own, so that a build that fails leaves the output folder as it was. */
async function renderAndPlace(environment: Environment, { isVerbose, jobs }: PublishOptions, build: Build): Promise<void> {
  const { outDir, contentDir, cacheDir, workingDir, now } = environment;
  const { publication, texts, prepared, site, index, code, bundle, output, lastGood, assertLock } = build;
  setCurrentSite(site);
  const staging = await createStaging(outDir);
  try {
    const renderStart = performance.now();
    const engine = hashEngine(code, site);
    const record = readBuildRecord(environment, engine);
    const keeping = lastGood.prepare(publication);
    keeping.catch(() => {}); // awaited before placing
    await copyBundleFiles(bundle, staging, (path) => site.settings.api || !isOfApi(path));
    let paper: string | undefined;
    const pages = await renderSite({
      publication,
      texts: texts.file,
      prepared,
      site,
      now,
      bundle,
      staging,
      outDir,
      listing: output.listing.files,
      record,
      jobs,
      meanwhile: () =>
        index.change((tables) => {
          paper = writePaper(tables, { publication, store: site.store, prepared, contentDir, now });
        }),
    });
    refuseCopies(environment, [...pages.kept.keys(), ...pages.rendered.map(({ path }) => path.file)], publication.rootFiles);
    stageRootFiles(publication.rootFiles, staging);
    await stageSheets(site, bundle, staging);
    const nginxConfig = await writeHostFiles(site, bundle, staging);
    if (isVerbose) for (const { path, reason } of pages.rendered) console.log(`${path.file} (${reason})`);
    console.log(`render: ${pages.rendered.length} rendered, ${pages.kept.size} reused · ${countSeconds(renderStart)}`);

    const writeStart = performance.now();
    const pictures = await stagePictures(outDir, staging, prepared, (name) => renditionPath(pictureStoreDir(cacheDir), name));
    const change = { staging, staged: listPaths(staging), kept: [...listUntouched(pages), ...pictures] };
    const content = nameContent(contentDir, outDir);
    const keepAsPublished = await keeping;
    assertLock();
    // Until it is done again, nobody knows what is there.
    await writeLastBuild(environment, undefined);
    const claimed = await claimFiles(output, change, content);
    const folder = nameFolder(outDir, workingDir);
    const files = await tellState(`${folder} holds old and new files, each of them whole; the next build completes it.`, () =>
      updateOutput(output, change, assertLock),
    );
    await tellState(`${folder} is whole and up to date; the next build takes longer.`, async () => {
      const looks = lookAtSite(change, output);
      const rendered = pages.rendered.map(({ path: { file, component, params }, asked }): [string, PageMaking] => {
        return [file, { component, params, asked }];
      });
      await keepAsPublished();
      await writeOwnFiles(outDir, { content, paths: new Set([...change.staged, ...change.kept]) }, claimed);
      await writeWhole(`${outDir}-nginx.conf`, nginxConfig);
      const made = new Map<string, PageMaking>([...pages.kept, ...rendered]);
      index.commit();
      writeSiteRecord(environment, { engine, paper: paper ?? '', files: looks, pages: made, answers: pages.answers });
      await writeReport(
        `${outDir}-report.json`,
        { counts: publication, problems: site.problems, pictures: { ...prepared, shown: prepared.pictures.size } },
        files,
      );
      await noteLastBuild(environment, { ...build, files: looks, pages: pages.kept.size + rendered.length });
    });
    const written = `${plural(files.written, 'file')} written, ${files.kept} unchanged, ${files.removed} removed`;
    console.log(`write: ${written} in ${folder} · ${countSeconds(writeStart)}`);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** How each file of the site looks now; one that somebody took away meanwhile as none ever does. */
function lookAtSite({ staged, kept }: SiteFiles, { outDir, listing }: OutputState): Map<string, OutputFile> {
  const looks = [
    ...staged.map((path) => [path, lookAtOutput(join(outDir, path))] as const),
    ...kept.map((path) => [path, listing.files.get(path) ?? lookAtOutput(join(outDir, path))] as const),
  ];
  return new Map(looks.map(([path, look]) => [path, look ?? { size: 0, mtime: 0 }]));
}
