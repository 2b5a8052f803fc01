import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';
import { launchBrowser } from './launch-browser.ts';

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  const { outDir } = await buildSite('tests/fixtures/small', { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 0, 10) / 1000) });
  server = await serveFolder(outDir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(new URL(path, server.url).href);
  return page;
}

describe('The page of feeds', () => {
  it('copies a feed’s address, and says so', async () => {
    const page = await openPage('feeds/', { permissions: ['clipboard-read', 'clipboard-write'] });
    const address = 'https://small.example/topics/physics/rss.xml';
    await page.getByRole('button', { name: 'Copy the address of Physics' }).click();
    await page.getByRole('status').filter({ hasText: address }).waitFor();
    expect(await page.locator('#topic-physics button').textContent()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  });

  it('gives the address where the browser does not allow copying', async () => {
    const page = await openPage('feeds/');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    });
    await page.getByRole('button', { name: 'Copy address' }).click();
    await page.getByRole('status').filter({ hasText: 'did not allow copying' }).waitFor();
  });

  it('works without JavaScript: links to every feed, and no button that does nothing', async () => {
    const page = await openPage('feeds/', { javaScriptEnabled: false });
    expect(await page.locator('button:visible').count()).toBe(0);
    const link = page.getByRole('link', { name: 'RSS feed of C++' });
    expect(await link.getAttribute('href')).toBe('/topics/c-plus-plus/rss.xml');
    expect(await page.locator('code').textContent()).toBe('https://small.example/rss.xml');
  });

  it('is reached from a topic, with that topic’s entry marked', async () => {
    const page = await openPage('topics/c-plus-plus/');
    await page.getByRole('link', { name: /^Follow/ }).click();
    expect(await page.locator(':target .feed-name').textContent()).toBe('C++');
  });

  it('fits a narrow phone, with targets that a thumb hits', async () => {
    const page = await openPage('feeds/', { viewport: { width: 320, height: 700 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const target of await page.locator('.formats a, button:visible').all()) {
      const box = await target.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
    }
  });
});
