import { mkdirSync, writeFileSync } from 'node:fs';
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
}

export interface WriteOptions {
  /** Where rendered pages go. */
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
    rendered.push({ page, key, reason: explain(key, record) });
    const url = new URL(base + path + (isPage && path !== '' ? '/' : ''), 'http://localhost');
    const result = await astro.render(new Request(url), { routeData: route });
    const response = result instanceof Response ? result : result.response;
    const file = join(staging, page);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    if (performance.now() - lastTurn > TURN) {
      await takeTurn();
      lastTurn = performance.now();
    }
  }
  return { kept, rendered };
}

function explain(key: string | undefined, record: PageRecord | undefined): RenderReason {
  if (key === undefined) return 'always';
  if (!record) return 'new';
  return record.key === key ? 'not as it was left' : 'changed';
}

function pageFile(path: string): string {
  return path === '404' ? '404.html' : join(path, 'index.html');
}
