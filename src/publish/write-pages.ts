import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as takeTurn } from 'node:timers/promises';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { isAsRecorded, type PageRecord, type PageRecords } from './build-record.ts';

/** Why a page was rendered. */
export type RenderReason = 'new' | 'changed' | 'not as it was left' | 'always';

export interface WrittenPages {
  /** Pages that need no rendering, because the output folder has them. */
  kept: PageRecords;
  rendered: readonly RenderedPage[];
}

export interface RenderedPage {
  /** Its path below the output folder. */
  page: string;
  /** Undefined for a page that is rendered in every build. */
  key: string | undefined;
  reason: RenderReason;
  /** Its bytes are those that the output folder has. */
  isUnchanged: boolean;
}

export interface WriteOptions {
  /** Where pages go whose bytes changed. */
  staging: string;
  /** Where the last build's pages lie. */
  outDir: string;
  base: string;
  /** What the last build left. */
  records: PageRecords;
}

/** Milliseconds between turns for timers, such as the one that keeps the folder's lock. */
const TURN = 200;

/**
 * Lets Astro choose and render the pages, leaves out those whose `cacheKey` is that of the last build, and writes each with
 * synchronous calls. Astro's own loop waits for the disk several times a page, which costs more than rendering it, and its
 * incremental build keeps a second copy of the site.
 */
export function writePages(options: WriteOptions, onWritten: (pages: WrittenPages) => void): AstroIntegration {
  return {
    name: 'broadsheet-write-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astro) => ({
          ...astro,
          name: 'broadsheet',
          getStaticPaths: async () => {
            onWritten(await renderAll(astro, options));
            return []; // nothing is left for Astro's loop
          },
        }));
      },
    },
  };
}

async function renderAll(astro: AstroPrerenderer, { staging, outDir, base, records }: WriteOptions): Promise<WrittenPages> {
  const kept = new Map<string, PageRecord>();
  const rendered: RenderedPage[] = [];
  let lastTurn = performance.now();
  for (const { pathname, route, cacheKey } of await astro.getStaticPaths()) {
    const isPage = route.type === 'page';
    const path = pathname.replace(/^\/|\/$/g, '');
    const page = isPage ? pageFile(path) : path;
    const key = cacheKey === undefined ? undefined : `${route.component} ${cacheKey}`;
    const record = records.get(page);
    if (record?.key === key && record !== undefined && isAsRecorded(outDir, page, record)) {
      kept.set(page, record);
      continue;
    }
    const url = new URL(base + path + (isPage && path !== '' ? '/' : ''), 'http://localhost');
    const result = await astro.render(new Request(url), { routeData: route });
    const response = result instanceof Response ? result : result.response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const isUnchanged = hasBytes(join(outDir, page), bytes);
    if (!isUnchanged) writeFile(join(staging, page), bytes);
    rendered.push({ page, key, reason: explain(key, record), isUnchanged });
    if (performance.now() - lastTurn > TURN) {
      await takeTurn();
      lastTurn = performance.now();
    }
  }
  return { kept, rendered };
}

function hasBytes(path: string, bytes: Buffer): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === bytes.length && readFileSync(path).equals(bytes);
}

function writeFile(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function explain(key: string | undefined, record: PageRecord | undefined): RenderReason {
  if (key === undefined) return 'always';
  if (!record) return 'new';
  return record.key === key ? 'not as it was left' : 'changed';
}

function pageFile(path: string): string {
  return path === '404' ? '404.html' : join(path, 'index.html');
}
