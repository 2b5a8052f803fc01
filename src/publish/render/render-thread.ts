import { parentPort, workerData } from 'node:worker_threads';
import { setCurrentSite } from '../../site.ts';
import { loadPages } from '../astro/load-pages.ts';
import type { ListEnd } from '../threads/shared-list.ts';
import { type KnownPictures, openPublication, type ShownPublication } from './open-publication.ts';
import { type RenderTask, renderIntoFolder } from './render-into-folder.ts';
import { findTexts } from './texts-apart.ts';

/** What a thread needs to make the pages that it takes: a copy of what the main thread knows. */
export interface RenderThreadData {
  publication: ShownPublication;
  /** See `TextsApart.file`. */
  texts: number;
  prepared: KnownPictures;
  now: Date;
  bundle: string;
  task: RenderTask;
  end: ListEnd;
  /** Of the pages to render; undefined for all. */
  files: ReadonlySet<string> | undefined;
}

const { publication, texts, prepared, now, bundle, task, end, files } = workerData as RenderThreadData;
const site = openPublication(findTexts(publication, texts), prepared, { now, isPreview: false });
setCurrentSite(site);
const pages = await loadPages(bundle);
const paths = (await pages.list()).filter(({ file }) => !files || files.has(file));
parentPort?.postMessage(await renderIntoFolder(pages, paths, task, site, end));
