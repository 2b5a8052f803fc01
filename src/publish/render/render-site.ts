import { showProgress } from '../../command/show-progress.ts';
import { loadPages, type PagePath } from '../astro/load-pages.ts';
import type { OutputListing } from '../output/output-listing.ts';
import type { BuildRecord, PageRecord } from '../record/build-record.ts';
import { isAsRecorded } from '../record/is-as-recorded.ts';
import { askThread } from '../threads/run-thread.ts';
import { readNotes } from './note-asked.ts';
import { type KnownPictures, pickShown } from './open-publication.ts';
import type { OpenSite } from './open-site.ts';
import { createRenderTask, type RenderedHere, renderIntoFolder, stopRendering } from './render-into-folder.ts';
import type { RenderThreadData } from './render-thread.ts';

/** Why a page was rendered. */
export type RenderReason = 'new' | 'changed' | 'not as it was left';

export interface RenderedSite {
  /** Pages that need no rendering, because the output folder has them. */
  kept: BuildRecord['pages'];
  rendered: readonly RenderedPage[];
  /** See `BuildRecord`; of all pages. */
  answers: BuildRecord['answers'];
}

export interface RenderedPage {
  path: PagePath;
  reason: RenderReason;
  /** See `PageMaking`. */
  asked: readonly string[];
  /** Its bytes are those that the output folder has. */
  isUnchanged: boolean;
}

export interface RenderOptions extends Omit<RenderThreadData, 'task' | 'end' | 'files'> {
  /** Where pages go whose bytes changed. */
  staging: string;
  /** Where the last build's pages lie. */
  outDir: string;
  /** What lies there now. */
  listing: OutputListing['files'];
  site: OpenSite;
  /** What the last build left. */
  record: BuildRecord;
  /** Threads, this one among them. */
  jobs: number;
  /** What this thread has to do besides; others render already. */
  meanwhile: () => void;
}

/** For fewer pages a thread takes longer to start than it saves. */
const PAGES_PER_THREAD = 1000;

/** Renders the current site's pages on all cores into the staging folder, but for those that the last build made of the same inputs. */
export async function renderSite(options: RenderOptions): Promise<RenderedSite> {
  const { staging, outDir, listing, site, record, jobs, meanwhile, ...opening } = options;
  const task = createRenderTask({ staging, outDir });
  const threads: Promise<RenderedHere>[] = [];
  const publication = pickShown(opening.publication);
  const prepared = pickKnown(opening.prepared);
  const startThreads = (pageCount: number, files?: ReadonlySet<string>) => {
    const helpers = Math.min(jobs, Math.floor(pageCount / PAGES_PER_THREAD)) - 1;
    for (let number = 0; number < helpers; number += 1)
      threads.push(renderInThread({ ...opening, publication, prepared, task, end: number % 2 === 0 ? 'back' : 'front', files }));
  };
  const progress = showProgress('render', process.stderr);
  try {
    // Where nothing is kept, they need not wait until this thread knows all pages. An article has two documents.
    const isWhole = record.pages.size === 0;
    if (isWhole) startThreads(opening.publication.articles.length * 2);
    const pages = await loadPages(opening.bundle);
    const { kept, wanted } = choosePages(await pages.list(), listing, record, site);
    const paths = wanted.map(({ path }) => path);
    if (!isWhole) startThreads(paths.length, new Set(paths.map(({ file }) => file)));
    meanwhile();
    const here = renderIntoFolder(pages, paths, task, site, 'front', (taken) => progress.update(taken, paths.length));
    const done = await Promise.all([here, ...threads]);
    const unchanged = new Set(done.flatMap((one) => one.unchanged));
    const asked = new Map(done.flatMap((one) => readNotes(one.asked)));
    return {
      kept,
      rendered: wanted.map((page) => ({ ...page, asked: asked.get(page.path.file) ?? [], isUnchanged: unchanged.has(page.path.file) })),
      // Those of kept pages did not change.
      answers: new Map([...record.answers, ...done.flatMap((one) => one.asked.answers)]),
    };
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

function choosePages(paths: readonly PagePath[], listing: OutputListing['files'], { pages, answers }: BuildRecord, site: OpenSite) {
  const changed = new Set([...answers].filter(([question, hash]) => !hasAnswer(site, question, hash)).map(([question]) => question));
  const kept = new Map<string, PageRecord>();
  const wanted: Pick<RenderedPage, 'path' | 'reason'>[] = [];
  for (const path of paths) {
    const record = pages.get(path.file);
    const isAsLeft = record !== undefined && isAsRecorded(record, listing.get(path.file));
    const isSame = record?.component === path.component && !record.asked.some((question) => changed.has(question));
    if (isAsLeft && isSame) kept.set(path.file, record);
    else wanted.push({ path, reason: !record ? 'new' : isSame ? 'not as it was left' : 'changed' });
  }
  return { kept, wanted };
}

function pickKnown({ pictures, missing, nameplate }: KnownPictures): KnownPictures {
  return { pictures, missing, ...(nameplate && { nameplate }) };
}

/** @returns what `renderIntoFolder` returned there */
function renderInThread(data: RenderThreadData): Promise<RenderedHere> {
  const rendered = askThread<RenderThreadData, RenderedHere>(new URL('./render-thread.ts', import.meta.url), data);
  rendered.catch(() => {}); // awaited later
  return rendered;
}

/** Whether a question of the last build has the same answer; one that only other code can have asked has none. */
function hasAnswer({ hashAnswer }: OpenSite, question: string, hash: string): boolean {
  try {
    return hashAnswer(question) === hash;
  } catch {
    return false;
  }
}
