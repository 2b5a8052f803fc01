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

async function visit(options: BrowserContextOptions = {}, path = 'topics/harbour/'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(server.url + path);
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
  it('names the others in one line, which lead to their pages by the keyboard and without a script', async () => {
    const page = await visit();
    expect(await page.locator('.also').first().innerText()).toBe('Also at The Tide · The Post first · Earlier version');
    await tabTo(page, '.also a');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(
      'The Tide: Update: The bridge over the harbour opens two days early',
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}news/bridge-tide/`);
    await page.context().close();
  });

  it('shows the others’ headlines where it leads the front page', async () => {
    const page = await visit({}, '');
    const lead = page.locator('.story-lead');
    expect(await lead.locator('.also-open a').allInnerTexts()).toEqual([
      'Update: The bridge over the harbour opens two days early',
      'The bridge is nearly there',
      'Across the water at last',
    ]);
    await lead.locator('.also-open a').last().click();
    await page.waitForURL(`${server.url}news/bridge-post/`);
    await page.context().close();
  });

  it('is a link as a whole, but not in the line of the others', async () => {
    const page = await visit();
    await page
      .locator('.also')
      .first()
      .click({ position: { x: 2, y: 2 } });
    expect(page.url()).toBe(`${server.url}topics/harbour/`);
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

  it.each(['', 'topics/harbour/'])('has targets of 44 pixels on a phone, and never scrolls sideways: /%s', async (path) => {
    const page = await visit({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true }, path);
    const heights = await page
      .locator('.also')
      .first()
      .locator('a')
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights).toHaveLength(3);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    expect(await page.locator('body').evaluate((body) => body.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});
