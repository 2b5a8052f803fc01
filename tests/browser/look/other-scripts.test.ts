import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';
import { addScriptFonts } from './add-script-fonts.ts';
import { enlargeText } from './enlarge-text.ts';
import { findBrokenText } from './find-broken-text.ts';

const NOW = String(Date.UTC(2026, 10, 20, 12) / 1000);

const PAPERS = {
  german: { lang: 'de-DE', story: '2026-11-20-deichverband', topic: 'politik', query: 'Deich', day: '20. November 2026', year: '2026' },
  arabic: { lang: 'ar-EG', story: '2026-11-20-harbour', topic: 'economy', query: 'الميناء', day: '٢٠ نوفمبر ٢٠٢٦', year: '٢٠٢٦' },
  japanese: { lang: 'ja-JP', story: '2026-11-20-harbour', topic: 'economy', query: '朝市', day: '2026年11月20日', year: '2026年' },
};

/** The story's page second. */
const pathsOf = ({ story, topic }: { story: string; topic: string }) =>
  ['', `news/${story}/`, `topics/${topic}/`, 'archive/', 'archive/2026/11/', 'search/', 'newsletter/', 'newsletter/2026-11-19/'] as const;

const servers = new Map<string, FolderServer>();
let browser: Browser;

beforeAll(async () => {
  // Side by side: the most of a small build is waiting.
  const built = Object.entries(PAPERS).map(async ([paper, facts]) => {
    const { outDir, status, stderr } = await buildSite(join('tests/fixtures/papers', paper), { SOURCE_DATE_EPOCH: NOW, BASE_PATH: '/' });
    if (status !== 0) throw new Error(stderr);
    await addScriptFonts(outDir, pathsOf(facts));
    // Fonts are large: a browser asks for them once.
    servers.set(paper, await serveFolder(outDir, '/', (path) => (path.endsWith('.woff2') ? { 'Cache-Control': 'max-age=600' } : {})));
  });
  await Promise.all(built);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});

/** How the open page sets its words, without those of other scripts. */
function readSetting(page: Page) {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.checkVisibility() && /[\p{sc=Arabic}\p{sc=Han}\p{sc=Hiragana}]/u.test(element.textContent),
    );
    const styleOf = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
    const listWhere = (isWrong: (style: CSSStyleDeclaration) => boolean) =>
      texts.filter((element) => isWrong(getComputedStyle(element))).map((element) => element.outerHTML.slice(0, 80));
    const leadingOf = (selector: string) => {
      const { lineHeight, fontSize } = styleOf(selector);
      return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
    };
    return {
      lang: document.documentElement.lang,
      direction: styleOf('.body').direction,
      spaced: listWhere(({ letterSpacing }) => !['normal', '0px'].includes(letterSpacing)),
      slanted: listWhere(({ fontStyle }) => fontStyle !== 'normal'),
      capitals: listWhere(({ textTransform }) => textTransform !== 'none'),
      leading: Math.min(leadingOf('.body p'), leadingOf('.standfirst')),
      headlineLeading: Math.min(leadingOf('h1'), leadingOf('.body h2'), leadingOf('.earlier .headline')),
      hyphens: styleOf('h1').hyphens,
      wordBreak: styleOf('h1').wordBreak,
      lineBreak: styleOf('.body p').lineBreak,
    };
  });
}

describe.each(Object.entries(PAPERS))('a paper that is %s', (paper, facts) => {
  const paths = pathsOf(facts);
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 740 }, bypassCSP: true, serviceWorkers: 'block' });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  it.each(paths)('stays in every window at /%s, with letters twice as large too', async (path) => {
    await page.setViewportSize({ width: 1280, height: 740 });
    await page.goto(`${servers.get(paper)?.url}${path}${path === 'search/' ? `?q=${facts.query}` : ''}`);
    if (path === 'search/') await page.locator('.search-results .headline').first().waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    if (path === '') expect(await page.locator('.dateline').textContent()).toContain(facts.day);
    if (path === 'archive/') expect(await page.locator('.archive-year h2').textContent()).toBe(facts.year);
    expect(await findBrokenText(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await findBrokenText(page)).toEqual([]);
    await enlargeText(page);
    expect(await findBrokenText(page)).toEqual([]);
  });

  it('is set as its script is: direction, space between letters and lines, slant, breaks', async () => {
    await page.goto(`${servers.get(paper)?.url}${paths[1]}`);
    const { leading, headlineLeading, wordBreak, lineBreak, ...seen } = await readSetting(page);
    const direction = paper === 'arabic' ? 'rtl' : 'ltr';
    expect(seen).toEqual({ lang: facts.lang, direction, spaced: [], slanted: [], capitals: [], hyphens: 'auto' });
    expect(leading).toBeGreaterThanOrEqual(paper === 'german' ? 1.4 : 1.7);
    expect(headlineLeading).toBeGreaterThanOrEqual(paper === 'german' ? 1 : 1.35);
    expect([wordBreak, lineBreak]).toEqual(paper === 'japanese' ? ['auto-phrase', 'strict'] : ['normal', 'auto']);
  });
});

it('where one reads from right to left, the way out points to the left', async () => {
  const page = await browser.newPage();
  await page.goto(`${servers.get('arabic')?.url}news/2026-11-19-stars/`);
  expect(await page.locator('.button svg').evaluate((svg) => getComputedStyle(svg).scale)).toBe('-1 1');
  await page.close();
});
