import { Worker } from 'node:worker_threads';
import { compareText } from '../articles/problem.ts';
import { isAsRecorded, type PageRecord, type PageRecords } from './build-record.ts';
import { loadPages, type PagePath } from './load-pages.ts';
import { createRenderTask, renderPages, stopRendering } from './render-pages.ts';
import type { RenderThreadData } from './render-thread.ts';
import { showProgress } from './show-progress.ts';

/** Why a page was rendered. */
export type RenderReason = 'new' | 'changed' | 'not as it was left' | 'always';

export interface WrittenPages {
  /** Pages that need no rendering, because the output folder has them. */
  kept: PageRecords;
  rendered: readonly RenderedPage[];
}

export interface RenderedPage {
  path: PagePath;
  reason: RenderReason;
  /** Its bytes are those that the output folder has. */
  isUnchanged: boolean;
}

export interface WriteOptions extends Omit<RenderThreadData, 'task'> {
  /** Where pages go whose bytes changed. */
  staging: string;
  /** Where the last build's pages lie. */
  outDir: string;
  /** What the last build left. */
  records: PageRecords;
  /** Threads, this one among them. */
  jobs: number;
}

/** For fewer pages a thread takes longer to start than it saves. */
const PAGES_PER_THREAD = 1000;

/** Renders the current site's pages on all cores, but for those that the last build made of the same inputs. */
export async function writePages({ staging, outDir, records, jobs, ...opening }: WriteOptions): Promise<WrittenPages> {
  const pages = await loadPages(opening.bundle);
  const kept = new Map<string, PageRecord>();
  const wanted: { path: PagePath; reason: RenderReason }[] = [];
  for (const path of (await pages.list()).toSorted(compareWhatTheyShow)) {
    const record = records.get(path.file);
    const isSame = record !== undefined && record.key === path.key;
    if (isSame && isAsRecorded(outDir, path.file, record)) kept.set(path.file, record);
    else wanted.push({ path, reason: explain(path, record) });
  }
  const paths = wanted.map(({ path }) => path);
  const task = createRenderTask(paths, { staging, outDir });
  const helpers = Math.min(jobs, Math.floor(paths.length / PAGES_PER_THREAD)) - 1;
  const threads = Array.from({ length: Math.max(helpers, 0) }, () => runThread({ ...opening, task }));
  const progress = showProgress('render', process.stderr);
  try {
    const here = renderPages(pages, task, (taken) => progress.update(taken, paths.length));
    await Promise.all([here, ...threads]);
  } finally {
    stopRendering(task);
    await Promise.allSettled(threads);
    progress.end();
  }
  return { kept, rendered: wanted.map((page, index) => ({ ...page, isUnchanged: task.unchanged[index] === 1 })) };
}

async function runThread(workerData: RenderThreadData): Promise<void> {
  const thread = new Worker(new URL('./render-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: +(process.env.YG ?? 24), maxOldGenerationSizeMb: +(process.env.OG ?? 4096) },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  thread.once('error', reject);
  thread.once('exit', () => resolve());
  await promise;
}

/** Pages that show the same stories lie next to each other: an article and its API document, the formats of a feed. */
function compareWhatTheyShow(a: PagePath, b: PagePath): number {
  return compareText(a.address.replace(/^api\//, ''), b.address.replace(/^api\//, ''));
}

function explain({ key }: PagePath, record: PageRecord | undefined): RenderReason {
  if (key === undefined) return 'always';
  if (!record) return 'new';
  return record.key === key ? 'not as it was left' : 'changed';
}
