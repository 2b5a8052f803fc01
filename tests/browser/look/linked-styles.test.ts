import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHeadersFile } from '../../../scripts/bench/reading/read-headers-file.ts';
import { buildSample, copySample, SAMPLE_BASE, SAMPLE_NOW } from '../../build-sample.ts';
import { buildSite } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';
import { PAGE_KINDS, type PageKind } from './page-kinds.ts';

const PLACES = ['inline', 'linked'] as const;
type Place = (typeof PLACES)[number];

let browser: Browser;
let servers: Record<Place, FolderServer>;

beforeAll(async () => {
  const serve = (outDir: string) => serveFolder(outDir, SAMPLE_BASE, readHeadersFile(outDir));
  const contentDir = await copySample();
  await appendFile(join(contentDir, 'site.yaml'), 'styles: linked\n');
  const { status, outDir } = await buildSite(contentDir, {
    BASE_PATH: SAMPLE_BASE,
    SOURCE_DATE_EPOCH: String(SAMPLE_NOW.getTime() / 1000),
  });
  expect(status).toBe(0);
  servers = { inline: await serve(await buildSample()), linked: await serve(outDir) };
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  for (const place of PLACES) await servers?.[place].close();
});

/** How each element and what stands before and after it is drawn and where, in the order of the page. */
function readLook(page: Page): Promise<string[][]> {
  return page.evaluate(() => {
    const describe = (element: Element, part?: string) => {
      const style = getComputedStyle(element, part);
      if (part !== undefined && style.content === 'none') return [];
      const names = [...style].filter((name) => !name.startsWith('--'));
      return names.map((name) => `${element.tagName}${part ?? ''} ${name}: ${style.getPropertyValue(name)}`);
    };
    return [...document.querySelectorAll('html, body, body *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const box = [x, y, width, height].map((side) => side.toFixed(1)).join(' ');
      return [`${element.tagName} ${box}`, ...describe(element), ...describe(element, '::before'), ...describe(element, '::after')];
    });
  });
}

/** A page of a site as its host sends it, once it is at rest, with all that it complains of. */
async function look(place: Place, path: string, options: { width: number; colorScheme: 'light' | 'dark' }) {
  const { width, colorScheme } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(SAMPLE_NOW);
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isOurs = !message.text().startsWith('Service Worker registration blocked');
    if (isOurs && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  // Fonts are `optional`: the second time they are at hand before the first paint.
  for (const visit of [page.goto.bind(page), () => page.reload()]) {
    await visit(servers[place].url + path, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
  }
  const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href && new URL(href).pathname));
  const seen = await readLook(page);
  await context.close();
  return { seen: seen.map((values) => values.map((value) => value.replaceAll(servers[place].url, ''))), complaints, sheets };
}

/**
 * Pages with style sheets of their own, each at one width: all of a page's looks are compared, which takes ten seconds. That all pages
 * bring the same sheets in the same order, `tests/site/` looks at.
 */
const LOOKS = [
  { width: 360, colorScheme: 'dark', kinds: ['home', 'offline'] },
  { width: 1280, colorScheme: 'light', kinds: ['article with a long body', 'not found'] },
] as const satisfies { width: number; colorScheme: 'light' | 'dark'; kinds: PageKind[] }[];

describe.each(LOOKS)('with linked styles, at $width pixels, $colorScheme', ({ kinds, ...options }) => {
  it.each<PageKind>(kinds)('%s looks as with inline ones, and keeps its policy', async (kind) => {
    const [inline, linked] = [await look('inline', PAGE_KINDS[kind], options), await look('linked', PAGE_KINDS[kind], options)];
    expect(inline.seen.length).toBeGreaterThan(10);
    expect(linked.seen).toHaveLength(inline.seen.length);
    const others = linked.seen.flatMap((values, index) => values.filter((value, place) => value !== inline.seen[index]?.[place]));
    expect(others).toEqual([]);
    expect([...inline.complaints, ...linked.complaints]).toEqual([]);
    expect(inline.sheets.filter((href) => href !== null)).toEqual([]);
    expect(linked.sheets.filter((href) => !href?.startsWith(`${SAMPLE_BASE}assets/styles.`))).toEqual([]);
    expect(linked.sheets).toHaveLength(inline.sheets.length);
  });
});
