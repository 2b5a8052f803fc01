import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as takeTurn } from 'node:timers/promises';
import type { PagePath, Pages } from './load-pages.ts';

/** What several threads share of one build. Each takes the next few pages that nobody has taken. */
export interface RenderTask {
  paths: readonly PagePath[];
  /** Where pages go whose bytes changed. */
  staging: string;
  /** Where the last build's pages lie. */
  outDir: string;
  /** One number: how many pages are taken. */
  taken: Int32Array<SharedArrayBuffer>;
  /** For each page 1 if its bytes are those that the output folder has. */
  unchanged: Uint8Array<SharedArrayBuffer>;
}

/** Pages taken at once; they lie next to each other in the site, and often show the same stories. */
const CHUNK = 32;
/** Milliseconds between turns for timers, such as the one that keeps the folder's lock. */
const TURN = 200;

export function createRenderTask(paths: readonly PagePath[], folders: Pick<RenderTask, 'staging' | 'outDir'>): RenderTask {
  return {
    ...folders,
    paths,
    taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
    unchanged: new Uint8Array(new SharedArrayBuffer(paths.length)),
  };
}

/**
 * Renders pages until none is left, and writes those that changed with synchronous calls: waiting for the disk several times a
 * page costs more than rendering it.
 * @param onTurn called now and then with how many pages are taken
 */
export async function renderPages(pages: Pages, task: RenderTask, onTurn: (taken: number) => void = () => {}): Promise<void> {
  const { paths, staging, outDir, taken, unchanged } = task;
  let lastTurn = performance.now();
  for (let first = Atomics.add(taken, 0, CHUNK); first < paths.length; first = Atomics.add(taken, 0, CHUNK)) {
    for (const [offset, page] of paths.slice(first, first + CHUNK).entries()) {
      const bytes = await renderPage(pages, page);
      if (hasBytes(join(outDir, page.file), bytes)) unchanged[first + offset] = 1;
      else writeFile(join(staging, page.file), bytes);
      if (performance.now() - lastTurn < TURN) continue;
      onTurn(first + offset);
      await takeTurn();
      lastTurn = performance.now();
    }
  }
}

/** So that other threads stop after the page that they are at. */
export function stopRendering({ paths, taken }: RenderTask): void {
  Atomics.store(taken, 0, paths.length);
}

async function renderPage(pages: Pages, page: PagePath): Promise<Buffer> {
  try {
    return await pages.render(page);
  } catch (cause) {
    throw new Error(`${page.component} can't draw /${page.address}: ${(cause as Error).message}`, { cause });
  }
}

function hasBytes(path: string, bytes: Buffer): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === bytes.length && readFileSync(path).equals(bytes);
}

function writeFile(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
