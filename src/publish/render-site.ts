import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../command/environment.ts';
import type { Publication } from '../content/read/read-publication.ts';
import type { FillResult } from '../images/fill/fill-tally.ts';
import { renditionPath } from '../images/store/store-records.ts';
import { type Site, setCurrentSite } from '../site.ts';
import { copyBundleFiles } from './astro/page-bundle.ts';
import { buildRecordPath, readBuildRecord, recordPage, writeBuildRecord } from './cache/build-record.ts';
import { hashEngine } from './cache/hash-engine.ts';
import { PICTURE_FOLDER } from './open-site.ts';
import { linkPictures, listPictureFiles, removeOtherPictures } from './output/link-pictures.ts';
import { markFolder } from './output/output-folder.ts';
import type { OutputListing } from './output/output-listing.ts';
import { createStaging } from './output/staging-folder.ts';
import { type SyncResult, syncFolder } from './output/sync-folder.ts';
import { writeHostFiles } from './output/write-host-files.ts';
import { writeReport } from './output/write-report.ts';
import { pictureStoreDir } from './pictures/prepare-pictures.ts';
import { type WrittenPages, writePages } from './render/write-pages.ts';

/** All that a build knows before it writes. */
export interface Build {
  publication: Publication;
  prepared: FillResult;
  site: Site;
  /** See `hashCode`. */
  code: string;
  /** See `openBundle`. */
  bundle: string;
  /** Of the output folder. */
  listing: OutputListing;
}

export interface RenderResult extends SyncResult {
  rendered: WrittenPages['rendered'];
  /** Pages that the output folder had already. */
  reused: number;
  renderSeconds: number;
  writeSeconds: number;
}

/** Renders what changed into a folder of its own first, so that a build that fails leaves the output folder as it was. */
export async function renderSite(environment: Environment, opened: Build, jobs: number): Promise<RenderResult> {
  const { outDir, cacheDir, now } = environment;
  const { publication, prepared, site, code, bundle, listing } = opened;
  const start = performance.now();
  setCurrentSite(site);
  const staging = await createStaging();
  try {
    const engine = hashEngine(code, site);
    const recordPath = buildRecordPath(environment);
    const records = await readBuildRecord(recordPath, engine);
    await copyBundleFiles(bundle, staging);
    const pages = await writePages({ publication, prepared, now, bundle, staging, outDir, listing, records, jobs });
    const renderEnd = performance.now();
    await writeHostFiles(site, bundle, staging, outDir);
    const folder = join(outDir, PICTURE_FOLDER);
    const files = listPictureFiles(prepared);
    await markFolder(staging, outDir);
    const linked = await linkPictures(files, (name) => renditionPath(pictureStoreDir(cacheDir), name), folder);
    const moved = await syncFolder(staging, outDir, {
      present: [...listing.keys()],
      kept: listUntouched(pages),
      otherFolder: PICTURE_FOLDER,
    });
    const removed = await removeOtherPictures(files, folder);
    const synced = { written: moved.written + linked.written, kept: moved.kept + linked.kept, removed: moved.removed + removed };
    const changed = pages.rendered.flatMap(({ path: { file, key } }) =>
      key === undefined ? [] : [[file, recordPage(outDir, file, key)] as const],
    );
    await writeBuildRecord(recordPath, engine, new Map([...pages.kept, ...changed]));
    await writeReport(`${outDir}-report.json`, opened, synced);
    return {
      ...synced,
      rendered: pages.rendered,
      reused: pages.kept.size,
      renderSeconds: (renderEnd - start) / 1000,
      writeSeconds: (performance.now() - renderEnd) / 1000,
    };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The pages that the output folder has already, rendered or not. */
function listUntouched({ kept, rendered }: WrittenPages): string[] {
  return [...kept.keys(), ...rendered.filter(({ isUnchanged }) => isUnchanged).map(({ path }) => path.file)];
}
