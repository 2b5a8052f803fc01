import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildSite, temporaryFolder } from '../../run-command.ts';
import { launchBrowser } from '../launch-browser.ts';
import { serveUnreliably, type UnreliableHost } from './unreliable-host.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000), BASE_PATH: '/ai/' };
const STORY = 'news/2026-01-03-hosted/';
const OTHER = 'news/2026-01-01-first-light/';

let browser: Browser;
let host: UnreliableHost;
let contentDir: string;
let outDir: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  contentDir = join(await temporaryFolder(), 'content');
  await cp('tests/fixtures/small', contentDir, { recursive: true });
  outDir = (await buildSite(contentDir, CLOCK)).outDir;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  host = await serveUnreliably(outDir, '/ai/');
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await host.close();
});

/** Visits a page, and waits until the worker has taken charge and keeps it. */
async function read(path: string): Promise<void> {
  await page.goto(host.url + path);
  await waitUntilKept(path);
}

async function waitUntilKept(path: string): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect.poll(() => listCached()).toContain(`/ai/${path}`);
}

/** The addresses of everything kept, below the host. */
function listCached(): Promise<string[]> {
  return page.evaluate(async () => {
    const ofEach = (await caches.keys()).map(async (name) =>
      (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
    );
    return (await Promise.all(ofEach)).flat();
  });
}

const listTitles = () => page.locator('.offline-pages a').allTextContents();

describe('without a connection', () => {
  it('a story that was read before shows again, with its picture', async () => {
    await read(STORY);
    await page.goto(host.url + OTHER);
    const picture = page.locator('.hero img');
    const source = await picture.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return new URL(image.currentSrc).pathname;
    });
    await expect.poll(listCached).toEqual(expect.arrayContaining([`/ai/${OTHER}`, source]));
    expect(await page.locator('main > .disclosed').count()).toBe(0);
    host.state = 'down';
    await page.reload();
    expect(await page.textContent('h1')).toBe('First light');
    expect(await page.locator('main > .disclosed').textContent()).toMatch(/^Offline, saved \d{1,2}:\d\d [AP]M$/);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0);
    await page.goto(host.url + STORY);
    expect(await page.textContent('h1')).toBe('A story of our own: & more');
  });

  it('so does the first story that a reader ever opened here', async () => {
    await read(OTHER);
    await expect.poll(async () => (await listCached()).filter((path) => path.startsWith('/ai/pictures/')).length).toBeGreaterThan(0);
    host.state = 'down';
    await page.reload();
    const picture = page.locator('.hero img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0);
  });

  it('any other page is the offline page, with all that was read, the last first; it tries again', async () => {
    await read('topics/');
    for (const path of ['topics/science/', 'providers/lamp.example/', 'archive/2026/01/', 'about/', STORY])
      await page.goto(host.url + path);
    await read(OTHER);
    host.state = 'down';
    await page.goto(`${host.url}news/2026-01-04-video/`);
    expect(await page.textContent('h1')).toBe('No connection');
    const others = ['About us & you <3', 'January 2026', 'The Lamp', 'Science', 'Topics'];
    await expect.poll(listTitles).toEqual(['First light', 'A story of our own: & more', ...others]);
    expect(await page.locator('.offline-lists h2:visible').allTextContents()).toEqual(['Read before', 'Other pages']);
    expect(await page.locator('.offline-pages time').first().textContent()).toBe('January 1, 2026');
    host.state = 'well';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'A film about lamps' }).waitFor();
    host.state = 'down';
    await page.goto(`${host.url}trending/`);
    await page.locator('.offline-pages a').last().click();
    await page.getByRole('heading', { level: 1, name: 'Topics' }).waitFor();
  });

  it('the offline page says so where nothing was read, and is drawn in the site’s own style', async () => {
    await page.goto(`${host.url}404.html`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    host.state = 'down';
    await page.goto(host.url + STORY);
    await page.getByText('nothing was read on this device before').waitFor();
    expect(await page.getByRole('button', { name: 'Forget what was read' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none');
  });

  it('a story that the reader saved stays with its picture, whatever else is forgotten', async () => {
    // Pictures come when the page's scripts have run already.
    const { promise, resolve: sendPictures } = Promise.withResolvers<void>();
    host.beforePictures = promise;
    await page.goto(host.url + OTHER, { waitUntil: 'domcontentloaded' });
    const picture = page.locator('.hero img');
    const button = page.getByRole('button', { name: 'Save for later', pressed: false });
    await button.waitFor();
    sendPictures();
    await waitUntilKept(OTHER);
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    await button.click();
    await page.getByRole('button', { name: 'Saved', pressed: true }).waitFor();
    const listSaved = () => page.evaluate(async () => (await (await caches.open('broadsheet /ai/ saved 1')).keys()).map(({ url }) => url));
    await expect.poll(async () => (await listSaved()).filter((url) => url.includes('/ai/pictures/'))).toHaveLength(2);
    await expect.poll(listSaved).toContain(host.url + OTHER);
    await page.evaluate(async () => {
      await caches.delete('broadsheet /ai/ pages 1');
      const files = await caches.open('broadsheet /ai/ files 1');
      for (const { url } of await files.keys()) if (url.includes('/pictures/')) await files.delete(url);
    });
    host.state = 'down';
    await page.goto(host.url + STORY);
    await page.getByRole('heading', { level: 2, name: 'Saved for later' }).waitFor();
    expect(await page.getByRole('button', { name: 'Forget what was read' }).isVisible()).toBe(false);
    await page.getByRole('link', { name: 'First light' }).click();
    await page.getByText('Offline, saved').waitFor();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Saved', pressed: true }).click();
    await expect.poll(listSaved).toEqual([]);
  });

  it('a reader can have it all forgotten', async () => {
    await read(STORY);
    host.state = 'down';
    await page.goto(host.url + OTHER);
    await page.getByRole('button', { name: 'Forget what was read' }).click();
    await page.getByText('What was read is forgotten.').waitFor();
    expect(await listTitles()).toEqual([]);
    await page.goto(host.url + STORY);
    expect(await page.textContent('h1')).toBe('No connection');
  });
});

describe('with linked styles, without a connection', () => {
  let linkedDir: string;
  beforeAll(async () => {
    const linkedContent = join(await temporaryFolder(), 'content');
    await cp('tests/fixtures/small', linkedContent, { recursive: true });
    await appendFile(join(linkedContent, 'site.yaml'), 'styles: linked\n');
    linkedDir = (await buildSite(linkedContent, CLOCK)).outDir;
  });
  beforeEach(async () => {
    await host.close();
    host = await serveUnreliably(linkedDir, '/ai/');
  });

  /** Sheets of the page that have rules, and those that it names. */
  const countSheets = () =>
    page.evaluate(() => [
      [...document.styleSheets].filter(({ cssRules }) => cssRules.length > 0).length,
      document.querySelectorAll('link[rel="stylesheet"]').length,
    ]);
  // A page that a click leads to shows its words before its sheets are there.
  const expectStyle = () =>
    vi.waitFor(async () => {
      const [loaded, named] = await countSheets();
      expect(named).toBeGreaterThan(1);
      expect(loaded).toBe(named);
    }, 30_000);

  it('the first story that a reader ever opened keeps its look, and so does any other page that was read', async () => {
    await read(OTHER);
    await expect.poll(async () => (await listCached()).filter((path) => path.endsWith('.css')).length).toBeGreaterThan(2);
    await page.goto(host.url + STORY);
    await page.goto(`${host.url}topics/science/`);
    await expect.poll(listCached).toContain('/ai/topics/science/');
    host.state = 'down';
    for (const path of [OTHER, STORY, 'topics/science/']) {
      await page.goto(host.url + path);
      await page.getByText('Offline, saved').waitFor();
      await expectStyle();
    }
  });

  it('the offline page and a saved story keep theirs, whatever else is forgotten', async () => {
    await read(OTHER);
    await page.getByRole('button', { name: 'Save for later' }).click();
    await page.getByRole('button', { name: 'Saved', pressed: true }).waitFor();
    const listSaved = () => page.evaluate(async () => (await (await caches.open('broadsheet /ai/ saved 1')).keys()).map(({ url }) => url));
    await expect.poll(listSaved).toContain(host.url + OTHER);
    await expect.poll(async () => (await listSaved()).filter((url) => url.endsWith('.css')).length).toBeGreaterThan(1);
    await page.evaluate(async () => {
      for (const kind of ['pages', 'styles', 'files']) await caches.delete(`broadsheet /ai/ ${kind} 1`);
    });
    host.state = 'down';
    await page.goto(host.url + STORY);
    await page.getByRole('heading', { level: 1, name: 'No connection' }).waitFor();
    await expectStyle();
    await page.getByRole('link', { name: 'First light' }).click();
    await page.getByText('Offline, saved').waitFor();
    await expectStyle();
  });

  it('pictures that come later leave style sheets alone', async () => {
    await read(OTHER);
    await page.evaluate(async () => {
      const files = await caches.open('broadsheet /ai/ files 1');
      for (let number = 0; number < 300; number += 1) await files.put(`/ai/pictures/old-${number}.webp`, new Response('old'));
    });
    await page.goto(host.url + STORY);
    await page.goto(`${host.url}topics/science/`);
    await expect.poll(async () => (await listCached()).filter((path) => path.startsWith('/ai/pictures/')).length).toBeLessThan(241);
    host.state = 'down';
    await page.goto(host.url + OTHER);
    await page.getByText('Offline, saved').waitFor();
    await expectStyle();
  });
});

describe('with a bad connection', () => {
  it('a page that was read before shows although its host never answers', async () => {
    await read(STORY);
    host.state = 'stuck';
    // The icon and the like may never come.
    await page.goto(host.url + STORY, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1, name: 'A story of our own: & more' }).waitFor();
  });

  it('an error of the host is not shown instead of a copy, and never kept', async () => {
    await read(STORY);
    host.state = 'failing';
    await page.goto(host.url + STORY);
    expect(await page.textContent('h1')).toBe('A story of our own: & more');
    await page.goto(host.url + OTHER);
    expect(await page.textContent('h1')).toBe('Out of order');
    expect(await listCached()).not.toContain(`/ai/${OTHER}`);
  });
});

describe('with a good connection', () => {
  it('the page is the host’s, and a story taken back is not kept', async () => {
    await read(STORY);
    const file = join(outDir, STORY, 'index.html');
    const html = await readFile(file, 'utf8');
    try {
      await writeFile(file, html.replace(/<h1[^>]*>[^<]*/, '<h1>Another headline'));
      await page.reload();
      expect(await page.textContent('h1')).toBe('Another headline');
      await rm(file);
      await page.reload();
      expect(await page.textContent('h1')).toBe('This page is not in print');
      await expect.poll(listCached).not.toContain(`/ai/${STORY}`);
    } finally {
      await writeFile(file, html);
    }
  });

  it('keeps pages, pictures, scripts and fonts, and nothing else', async () => {
    await read('');
    for (const path of ['search/?q=light', 'feeds/', 'never-written/', STORY]) await page.goto(host.url + path);
    await page.evaluate((url) => Promise.all(['rss.xml', 'api/news/index.json', 'sitemap.xml'].map((path) => fetch(url + path))), host.url);
    await expect.poll(listCached).toEqual(expect.arrayContaining(['/ai/', '/ai/search/', '/ai/feeds/', '/ai/offline/', `/ai/${STORY}`]));
    const kept = await listCached();
    const others = kept.filter(
      (path) => !/^\/ai\/(?:(?:assets|pictures)\/[\w.-]+|(?:(?:news|search|feeds|offline)\/)?(?:[\w-]+\/)?)$/.test(path),
    );
    expect(others).toEqual([]);
    expect(kept).not.toContain('/ai/never-written/');
  });

  it('keeps no more than a bound of pages', async () => {
    await read(STORY);
    await page.evaluate(async () => {
      const pages = await caches.open('broadsheet /ai/ pages 1');
      for (let number = 0; number < 100; number += 1) await pages.put(`/ai/news/old-${number}/`, new Response('old'));
    });
    await read(OTHER);
    await expect.poll(async () => (await listCached()).filter((path) => path.startsWith('/ai/news/')).length).toBe(80);
    expect(await listCached()).not.toContain(`/ai/${STORY}`);
  });

  it('a new worker removes the caches of older ones, and nobody else’s', async () => {
    await page.goto(`${host.url}icon.svg`);
    await page.evaluate(() => Promise.all(['broadsheet /ai/ pages 0', 'broadsheet / pages 0', 'shop'].map((name) => caches.open(name))));
    await read(STORY);
    await expect.poll(() => page.evaluate(() => caches.keys())).not.toContain('broadsheet /ai/ pages 0');
    expect(await page.evaluate(() => caches.keys())).toEqual(
      expect.arrayContaining(['broadsheet / pages 0', 'shop', 'broadsheet /ai/ pages 1']),
    );
  });

  it('can be installed', async () => {
    await read('');
    const session = await context.newCDPSession(page);
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A private window, as tests have, installs nothing.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });
});

describe('offline: false in site.yaml', () => {
  it('removes the worker that readers have, and all that it kept', async () => {
    await read(STORY);
    const file = join(contentDir, 'site.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}offline: false\n`);
    const { status } = await buildSite(contentDir, { ...CLOCK, OUT_DIR: outDir });
    expect(status).toBe(0);
    await page.reload();
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await page.reload();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect((await page.goto(`${host.url}offline/`))?.status()).toBe(404);
    host.state = 'down';
    await expect(page.goto(host.url + STORY)).rejects.toThrow();
  });
});
