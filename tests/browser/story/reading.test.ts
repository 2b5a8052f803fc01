import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';
import { readShift } from '../look/read-shift.ts';

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  const { outDir } = await buildSite(join('tests', 'fixtures', 'small'), {
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000),
    BASE_PATH: '/ai/',
  });
  server = await serveFolder(outDir, '/ai/');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page of its own and hands it over with the addresses it asked other hosts for. */
async function visit(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; foreign: string[]; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) foreign.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(server.url + path);
  return { page, foreign, errors };
}

describe('reading without JavaScript', () => {
  it('goes from the home page to a story, its topic, an older page and back', async () => {
    const { page } = await visit('', { javaScriptEnabled: false });
    const waitForHeadline = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.click('.story-lead .headline a');
    await waitForHeadline('The fifth of science');
    await page.click('.breadcrumb a[href$="/topics/science/"]');
    await waitForHeadline('Science');
    await page.click('.pagination .older');
    await page.waitForURL(`${server.url}topics/science/1/`);
    await page.click('.pagination a');
    await page.waitForURL(`${server.url}topics/science/`);
    await page.context().close();
  });

  it('leads a reader of a video to the player’s site', async () => {
    const { page } = await visit('news/2026-01-04-video/', { javaScriptEnabled: false });
    expect(await page.getAttribute('a.video', 'href')).toBe('https://www.youtube.com/watch?v=abcdefghijk');
    await page.context().close();
  });

  it('shows the 404 page for an unknown address', async () => {
    const { page } = await visit('news/never-written/', { javaScriptEnabled: false });
    expect(await page.textContent('h1')).toBe('This page is not in print');
    await page.click('text=The archive');
    await page.getByRole('heading', { level: 1, name: 'Archive' }).waitFor();
    await page.context().close();
  });
});

describe('reading with JavaScript', () => {
  it('asks no other host for anything before a video is wanted, and loads the player on a click', async () => {
    const { page, foreign } = await visit('news/2026-01-04-video/');
    await page.route('https://www.youtube-nocookie.com/**', (route) => route.fulfill({ body: 'player', contentType: 'text/html' }));
    expect(foreign).toEqual([]);
    await page.click('a.video');
    expect(await page.getAttribute('iframe.video', 'src')).toBe('https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1');
    expect(await page.getAttribute('iframe.video', 'title')).toBe('A film about lamps');
    await expect.poll(() => foreign).toEqual(['https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1']);
    await page.context().close();
  });

  it.each([
    '',
    'news/2026-01-03-hosted/',
    'news/2026-01-01-first-light/',
    'topics/',
    'topics/science/',
    'providers/',
    'archive/',
    'archive/2026/01/',
  ])('runs no error, calls no third party and never scrolls sideways on a wide screen: /%s', async (path) => {
    const { page, foreign, errors } = await visit(path, { viewport: { width: 1600, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect([foreign, errors]).toEqual([[], []]);
    await page.context().close();
  });

  it('moves nothing after the first paint', async () => {
    const { page } = await visit('news/2026-01-03-hosted/', { viewport: { width: 360, height: 700 } });
    expect(await readShift(page)).toBe(0);
    await page.context().close();
  });

  it('lets the keyboard skip to the content, with a visible focus', async () => {
    const { page } = await visit('topics/science/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().top)).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#content$/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe('solid');
    await page.context().close();
  });

  it('follows the reader’s light or dark system', async () => {
    const colours = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const { page } = await visit('', { colorScheme });
        return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      }),
    );
    expect(colours).toEqual(['rgb(246, 246, 243)', 'rgb(18, 20, 23)']);
  });
});
