import { showProgress } from '../../command/show-progress.ts';
import { loadPages, type PagePath } from '../astro/load-pages.ts';
import type { PageRecord, PageRecords } from '../cache/build-record.ts';
import type { OutputListing } from '../output/output-listing.ts';
import { askThread } from '../threads/run-thread.ts';
import { createRenderTask, renderIntoFolder, stopRendering } from './render-into-folder.ts';
import type { RenderThreadData } from './render-thread.ts';

/** Why a page was rendered. */
export type RenderReason = 'new' | 'changed' | 'not as it was left' | 'always';

export interface RenderedSite {
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

export interface RenderOptions extends Omit<RenderThreadData, 'task' | 'files'> {
  /** Where pages go whose bytes changed. */
  staging: string;
  /** Where the last build's pages lie. */
  outDir: string;
  /** What lies there now. */
  listing: OutputListing['files'];
  /** What the last build left. */
  records: PageRecords;
  /** Threads, this one among them. */
  jobs: number;
}

/** For fewer pages a thread takes longer to start than it saves. */
const PAGES_PER_THREAD = 1000;

/** Renders the current site's pages on all cores into the staging folder, but for those that the last build made of the same inputs. */
export async function renderSite({ staging, outDir, listing, records, jobs, ...opening }: RenderOptions): Promise<RenderedSite> {
  const task = createRenderTask({ staging, outDir });
  const threads: Promise<string[]>[] = [];
  const startThreads = (pageCount: number, files?: ReadonlySet<string>) => {
    const helpers = Math.min(jobs, Math.floor(pageCount / PAGES_PER_THREAD)) - 1;
    for (let number = 0; number < helpers; number += 1) threads.push(renderInThread({ ...opening, task, files }));
  };
  const progress = showProgress('render', process.stderr);
  try {
    // Where nothing is kept, they need not wait until this thread has the keys of all pages. An article has two documents.
    const isWhole = records.size === 0;
    if (isWhole) startThreads(opening.publication.articles.length * 2);
    const pages = await loadPages(opening.bundle);
    const { kept, wanted } = choosePages(await pages.list(), listing, records);
    const paths = wanted.map(({ path }) => path);
    if (!isWhole) startThreads(paths.length, new Set(paths.map(({ file }) => file)));
    const here = renderIntoFolder(pages, paths, task, (taken) => progress.update(taken, paths.length));
    const unchanged = new Set((await Promise.all([here, ...threads])).flat());
    return { kept, rendered: wanted.map((page) => ({ ...page, isUnchanged: unchanged.has(page.path.file) })) };
  } finally {
    stopRendering(task);
    await Promise.allSettled(threads);
    progress.end();
  }
}

/** The pages that the output folder has already, rendered or not. */
export function listUntouched({ kept, rendered }: RenderedSite): string[] {
  return [...kept.keys(), ...rendered.filter(({ isUnchanged }) => isUnchanged).map(({ path }) => path.file)];
}

function choosePages(paths: readonly PagePath[], listing: OutputListing['files'], records: PageRecords) {
  const kept = new Map<string, PageRecord>();
  const wanted: Pick<RenderedPage, 'path' | 'reason'>[] = [];
  for (const path of paths) {
    const record = records.get(path.file);
    const found = listing.get(path.file);
    const isAsRecorded = record !== undefined && found?.size === record.size && found.mtime === record.mtime;
    if (isAsRecorded && record.key === path.key) kept.set(path.file, record);
    else wanted.push({ path, reason: explain(path, record) });
  }
  return { kept, wanted };
}

/** @returns what `renderIntoFolder` returned there */
function renderInThread(data: RenderThreadData): Promise<string[]> {
  const unchanged = askThread<RenderThreadData, string[]>(new URL('./render-thread.ts', import.meta.url), data);
  unchanged.catch(() => {}); // awaited later
  return unchanged;
}

function explain({ key }: PagePath, record: PageRecord | undefined): RenderReason {
  if (key === undefined) return 'always';
  if (!record) return 'new';
  return record.key === key ? 'not as it was left' : 'changed';
}
