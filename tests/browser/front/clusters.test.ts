import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { createClusterPublication } from '../../site/cluster-publication.ts';
import { launchBrowser } from '../launch-browser.ts';

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  const { outDir } = await buildSite(await createClusterPublication(), { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 3, 1) / 1000) });
  server = await serveFolder(outDir);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}topics/harbour/`);
  return page;
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`the keyboard never comes to ${selector}`);
}

describe('a card of a story that others tell too', () => {
  it('opens and closes by the keyboard, without a script, and leads to the others’ pages', async () => {
    const page = await visit();
    const link = page.locator('.also a').first();
    await tabTo(page, '.also summary');
    expect(await link.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(true);
    await page.keyboard.press('Space');
    expect(await link.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await tabTo(page, '.also a');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}news/bridge-tide/`);
    await page.context().close();
  });

  it('is a link as a whole, but not where it opens', async () => {
    const page = await visit();
    await page.click('.also summary');
    await page.click('.also li', { position: { x: 2, y: 2 } });
    expect(page.url()).toBe(`${server.url}topics/harbour/`);
    expect(await page.locator('.also a').last().isVisible()).toBe(true);
    // The link lies over the line with source and date.
    await page.locator('.story .meta').first().click({ force: true });
    await page.waitForURL(`${server.url}news/bridge-light/`);
    await page.context().close();
  });

  it('shows a frame around the card that the keyboard is on', async () => {
    const page = await visit();
    await tabTo(page, '.story .headline a');
    const frame = await page.$eval('.headline a:focus', (link) => {
      const { outlineStyle, outlineColor, position } = getComputedStyle(link, '::after');
      return { outlineStyle, position, isSeen: outlineColor !== 'rgba(0, 0, 0, 0)' };
    });
    expect(frame).toEqual({ outlineStyle: 'solid', position: 'absolute', isSeen: true });
    await page.context().close();
  });

  it('has targets of 44 pixels on a phone, open or not, and never scrolls sideways', async () => {
    const page = await visit({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true });
    await page.tap('.also summary');
    const heights = await page.$$eval('.also summary, .also a', (targets) =>
      targets.map((target) => target.getBoundingClientRect().height),
    );
    expect(heights).toHaveLength(4);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    expect(await page.locator('body').evaluate((body) => body.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});
