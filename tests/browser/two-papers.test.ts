import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildSite, temporaryFolder } from '../run-command.ts';
import { buildSmall, SMALL, SMALL_CLOCK } from '../small-paper.ts';
import { launchBrowser } from './launch-browser.ts';
import { serveUnreliably, type UnreliableHost } from './offline/unreliable-host.ts';

const STORY = 'news/2026-01-01-first-light/';

/** Two papers with the same stories, as a host has them: one at its root, one in a folder. */
let outDir: string;
let host: UnreliableHost;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  outDir = join(await temporaryFolder(), 'host');
  await cp(await buildSmall(), outDir, { recursive: true });
  const other = await buildSite(SMALL, { ...SMALL_CLOCK, BASE_PATH: '/ai/' });
  await cp(other.outDir, join(outDir, 'ai'), { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(options: Parameters<Browser['newContext']>[0]): Promise<void> {
  host = await serveUnreliably(outDir, '/');
  context = await browser.newContext(options);
  page = await context.newPage();
}
afterEach(async () => {
  await context.close();
  await host.close();
});

describe('two papers on one host', () => {
  beforeEach(() => open({ serviceWorkers: 'block' }));

  it('have the topics that a reader keeps each for itself', async () => {
    await page.goto(`${host.url}topics/science/`);
    await page.getByRole('button', { name: 'Keep this topic' }).click();
    await page.getByRole('button', { name: 'On my front page', pressed: true }).waitFor();
    await page.goto(`${host.url}ai/topics/science/`);
    await page.getByRole('button', { name: 'Keep this topic', pressed: false }).click();
    await page.getByRole('button', { name: 'On my front page', pressed: true }).click();
    await page.goto(`${host.url}topics/`);
    expect(await page.locator('.my-topics li a').allTextContents()).toEqual(['Science']);
  });

  it('have the stories that a reader saves each for itself', async () => {
    await page.goto(host.url + STORY);
    await page.getByRole('button', { name: 'Save for later' }).click();
    await page.getByRole('button', { name: 'Saved', pressed: true }).waitFor();
    await page.goto(`${host.url}ai/${STORY}`);
    await page.getByRole('button', { name: 'Save for later', pressed: false }).waitFor();
    await page.goto(host.url);
    expect(await page.locator('.shelf .headline').allTextContents()).toEqual(['First light']);
  });

  it('have recent searches each for itself', async () => {
    const search = async (path: string, words: string) => {
      await page.goto(`${host.url + path}search/`);
      await page.fill('#query', words);
      await page.getByRole('link', { name: 'First light' }).click();
      await page.getByRole('heading', { level: 1, name: 'First light' }).waitFor();
    };
    const listSearches = async (path: string) => {
      await page.goto(`${host.url + path}search/`);
      await page.locator('#query').waitFor();
      return page.locator('[data-search="recentList"] a').allTextContents();
    };
    await search('', 'first');
    expect(await listSearches('ai/')).toEqual([]);
    await search('ai/', 'light');
    expect(await listSearches('')).toEqual(['first']);
    expect(await listSearches('ai/')).toEqual(['light']);
  });

  it('have what a reader saw last each for itself, so that no story of the other is called new', async () => {
    await page.addInitScript(() => {
      const longAgo = Date.UTC(2020, 0, 1);
      if (localStorage.length === 0) localStorage.setItem('broadsheet.visit', JSON.stringify({ newest: longAgo, look: longAgo }));
    });
    await page.goto(`${host.url}ai/`);
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('broadsheet.visit /ai/')));
    expect(await page.locator('.new-mark').count()).toBe(0);
    await page.goto(host.url);
    await page.locator('.new-mark').first().waitFor();
  });

  it('share what is about the reader and no story: the theme and the search key', async () => {
    const paperOf = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.goto(`${host.url}ai/search/`);
    const light = await paperOf();
    await page.locator('[data-theme-switch]').click();
    await page.locator('[data-search-key-switch]').uncheck();
    const dark = await paperOf();
    expect(dark).not.toBe(light);
    await page.goto(`${host.url}search/`);
    expect(await paperOf()).toBe(dark);
    expect(await page.locator('[data-search-key-switch]').isChecked()).toBe(false);
  });
});

describe('two papers on one host, without a connection', () => {
  beforeEach(() => open({}));

  const read = async (path: string) => {
    await page.goto(host.url + path);
    await page.waitForFunction(
      (base) => {
        const { controller } = navigator.serviceWorker;
        return controller !== null && new URL(controller.scriptURL).pathname === `${base}sw.js`;
      },
      path.startsWith('ai/') ? '/ai/' : '/',
    );
    await expect.poll(listKept).toContain(`/${path}`);
  };
  const listKept = () =>
    page.evaluate(async () => {
      const ofEach = (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
      );
      return (await Promise.all(ofEach)).flat();
    });

  it('show again what was read of each, and forget each its own', async () => {
    await read(STORY);
    await read(`ai/${STORY}`);
    await read('topics/');
    await read('ai/topics/');
    host.state = 'down';
    await page.goto(`${host.url}ai/archive/`);
    await page.getByRole('button', { name: 'Forget what was read' }).click();
    await page.getByText('What was read is forgotten.').waitFor();
    await page.goto(host.url + STORY);
    expect(await page.textContent('h1')).toBe('First light');
    await page.goto(`${host.url}ai/${STORY}`);
    expect(await page.textContent('h1')).toBe('No connection');
  });

  it('keep each the pictures of the first story that was read', async () => {
    const listPictures = async () => (await listKept()).filter((path) => path.includes('/pictures/'));
    await read(STORY);
    await expect.poll(listPictures).not.toEqual([]);
    await read(`ai/${STORY}`);
    await expect.poll(async () => (await listPictures()).filter((path) => path.startsWith('/ai/'))).not.toEqual([]);
  });
});
