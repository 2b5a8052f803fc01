import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePlacedStory, writePlacesPublication } from '../../places-publication.ts';
import { type BuiltSite, buildSite, runScript, temporaryFolder } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';

const NOW = Date.UTC(2026, 4, 1, 12);
const MINUTE = 60_000;

let contentDir: string;
let site: BuiltSite;
let server: FolderServer;
let browser: Browser;

beforeAll(async () => {
  contentDir = await temporaryFolder();
  const stories = Array.from({ length: 5 }, (_, index) => ({
    slug: `old-${index}`,
    at: new Date(NOW - (index + 1) * 60 * MINUTE).toISOString(),
  }));
  await writePlacesPublication(contentDir, stories);
  site = await buildSite(contentDir, clockAt(NOW));
  server = await serveFolder(site.outDir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const clockAt = (moment: number) => ({ SOURCE_DATE_EPOCH: String(moment / 1000) });

/** A reader whose clock says what the test wants. */
async function openReader(prepare?: (context: BrowserContext) => Promise<unknown>, options = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await prepare?.(context);
  const page = await context.newPage();
  await page.clock.install({ time: NOW });
  await page.goto(server.url);
  return page;
}

async function publish(slug: string, moment: number): Promise<void> {
  await writePlacedStory(contentDir, { slug, at: new Date(moment).toISOString() });
  const env = {
    CONTENT_DIR: contentDir,
    OUT_DIR: site.outDir,
    CACHE_DIR: join(dirname(site.outDir), 'cache'),
    OFFLINE: '1',
    ...clockAt(moment),
  };
  expect((await runScript('build', { env }).ended).status).toBe(0);
}

async function lookAt(page: Page, moment: number): Promise<void> {
  await page.clock.setSystemTime(moment);
  await page.reload();
  await page.clock.runFor(1000);
}

const marked = (page: Page) => page.locator('.story:has(.new-mark) .headline').allTextContents();

describe('new since the last visit', () => {
  it('marks nothing on a first visit, and what came since on the next one, which begins after half an hour', async () => {
    const page = await openReader();
    const quick = await openReader();
    expect(await marked(page)).toEqual([]);
    await publish('newer', NOW + 10 * MINUTE);
    await publish('newest', NOW + 20 * MINUTE);

    await lookAt(quick, NOW + 25 * MINUTE);
    expect(await marked(quick)).toEqual([]);

    await lookAt(page, NOW + 31 * MINUTE);
    expect(new Set(await marked(page))).toEqual(new Set(['Story newer', 'Story newest']));
    expect(await page.locator('.new-mark').first().innerText()).toBe('New');
    const line = page.getByText('2 new since your last visit');
    expect(await line.isVisible()).toBe(true);
    expect(await line.getAttribute('role')).toBe('status');

    // The same visit still tells them apart, without saying it again.
    await lookAt(page, NOW + 50 * MINUTE);
    expect(new Set(await marked(page))).toEqual(new Set(['Story newer', 'Story newest']));
    expect(await line.getAttribute('role')).toBe(null);

    await lookAt(page, NOW + 90 * MINUTE);
    expect(await marked(page)).toEqual([]);
    expect(await line.count()).toBe(0);
    await page.context().close();
    await quick.context().close();
  });

  it('says “at least” where the front page shows nothing else', async () => {
    const page = await openReader((context) =>
      context.addInitScript((look) => {
        localStorage.setItem('broadsheet.visit', JSON.stringify({ newest: look - 1e9, look: look - 1e9 }));
      }, NOW),
    );
    await page.clock.runFor(1000);
    expect(await page.locator('.new-count').innerText()).toBe('At least 7 new since your last visit');
    await page.context().close();
  });

  it('moves nothing below it', async () => {
    const page = await openReader();
    const top = () => page.locator('.front-top').evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    await page.evaluate((look) => localStorage.setItem('broadsheet.visit', JSON.stringify({ newest: look, look })), NOW - 150 * MINUTE);
    await lookAt(page, NOW + 60 * MINUTE);
    expect(await page.locator('.new-count').isVisible()).toBe(true);
    expect(await top()).toBe(before);
    await page.context().close();
  });

  it('breaks nothing where nothing can be kept, or where someone else wrote', async () => {
    const errors: string[] = [];
    for (const value of ['null', '7', '"x"', '{"newest":"yesterday"}', '{', undefined]) {
      const page = await openReader((context) =>
        context.addInitScript((text) => {
          if (text !== undefined) localStorage.setItem('broadsheet.visit', text);
          else
            Object.defineProperty(window, 'localStorage', {
              get: () => {
                throw new DOMException('denied', 'SecurityError');
              },
            });
        }, value),
      );
      page.on('pageerror', (error) => errors.push(error.message));
      await page.reload();
      expect(await marked(page)).toEqual([]);
      expect(await page.locator('.front .story').count()).toBeGreaterThan(4);
      await page.context().close();
    }
    expect(errors).toEqual([]);
  });

  it('is not missed without JavaScript', async () => {
    const page = await openReader(undefined, { javaScriptEnabled: false });
    expect(await page.locator('.new-count, .new-mark').count()).toBe(0);
    expect(await page.locator('.front .story').count()).toBeGreaterThan(4);
    await page.context().close();
  });
});
