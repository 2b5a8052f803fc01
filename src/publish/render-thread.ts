import { workerData } from 'node:worker_threads';
import type { Publication } from '../articles/read-publication.ts';
import type { FillResult } from '../images/fill-tally.ts';
import { setCurrentSite } from '../site.ts';
import { loadPages } from './load-pages.ts';
import { openSite } from './open-site.ts';
import { type RenderTask, renderPages } from './render-pages.ts';

/** What a thread needs to make the pages that it takes: a copy of what the main thread knows. */
export interface RenderThreadData {
  publication: Publication;
  prepared: FillResult;
  now: Date;
  bundle: string;
  task: RenderTask;
}

const { publication, prepared, now, bundle, task } = workerData as RenderThreadData;
setCurrentSite(openSite(publication, prepared, { now, isPreview: false, hasCacheKeys: false }));
await renderPages(await loadPages(bundle), task);
