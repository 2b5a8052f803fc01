import { parentPort, workerData } from 'node:worker_threads';
import type { Publication } from '../../content/publication.ts';
import { setCurrentSite } from '../../site.ts';
import { loadPages } from '../astro/load-pages.ts';
import type { PreparedPictures } from '../pictures/prepare-pictures.ts';
import type { ListEnd } from '../threads/shared-list.ts';
import { openPublication } from './open-publication.ts';
import { type RenderTask, renderIntoFolder } from './render-into-folder.ts';

/** What a thread needs to make the pages that it takes: a copy of what the main thread knows. */
export interface RenderThreadData {
  publication: Publication;
  prepared: PreparedPictures;
  now: Date;
  bundle: string;
  task: RenderTask;
  end: ListEnd;
  /** Of the pages to render; undefined for all. */
  files: ReadonlySet<string> | undefined;
}

const { publication, prepared, now, bundle, task, end, files } = workerData as RenderThreadData;
const site = openPublication(publication, prepared, { now, isPreview: false });
setCurrentSite(site);
const pages = await loadPages(bundle);
const paths = (await pages.list()).filter(({ file }) => !files || files.has(file));
parentPort?.postMessage(await renderIntoFolder(pages, paths, task, site, end));
