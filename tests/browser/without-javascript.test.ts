import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readElements } from '../check-xml.ts';
import { PAGE_KINDS, SITE_KINDS } from './look/page-kinds.ts';
import { type OpenSample, openSample } from './open-sample.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

const visit = (path: string, width = 1280) => sample.visit(path, { javaScriptEnabled: false, viewport: { width, height: 800 } });

/** Headlines of the feed that a link leads to. */
async function readFeed(page: Page, selector: string): Promise<string[]> {
  const address = await page.locator(selector).first().getAttribute('href');
  // The sample's feeds are named by the address that it is published at.
  const path = new URL(address ?? '', page.url()).pathname;
  const response = await page.request.get(new URL(path, page.url()).href);
  expect(response.ok()).toBe(true);
  return readElements(await response.text(), 'title');
}

describe('without JavaScript', () => {
  it('a reader goes from the front page to a topic, an older page, a story, and to its source', async () => {
    const page = await visit('');
    await page.click('nav a[href$="/topics/technology/"]');
    await page.click('.pagination [rel="next"]');
    await page.waitForURL(/\/ai\/topics\/technology\/\d+\/$/);
    await page.locator('main article :is(h2, h3) a').first().click();
    await page.waitForURL('**/ai/news/**');
    await page.goto(sample.url + PAGE_KINDS['article without a body']);
    expect(await page.locator('main a[rel~="external"]').first().getAttribute('href')).toMatch(/^https:\/\//);
    await page.context().close();
  });

  it('a reader opens the menu of a phone, and finds an old story by its month', async () => {
    const page = await visit('', 360);
    await page.click('[popovertarget]');
    await page.click(':popover-open a[href$="/archive/"]');
    await page.waitForURL('**/ai/archive/');
    await page.locator('main a[href*="/archive/2025/"]').first().click();
    await page.waitForURL('**/ai/archive/2025/**');
    await page.locator('main a[href*="/news/2025-"]').first().click();
    await page.waitForURL('**/ai/news/2025-*/');
    await page.context().close();
  });

  it('a reader subscribes to everything, to a topic and to a source', async () => {
    const page = await visit('');
    expect((await readFeed(page, 'link[type="application/rss+xml"]')).length).toBeGreaterThan(40);
    await page.click('footer a[href$="/feeds/"]');
    await page.waitForURL('**/ai/feeds/');
    expect((await readFeed(page, 'main a[href$="/ai/rss.xml"]')).length).toBeGreaterThan(40);
    for (const kind of ['topic', 'provider'] as const) {
      await page.goto(sample.url + PAGE_KINDS[kind]);
      await page.locator('main a[href*="/feeds/#"]').first().click();
      expect((await readFeed(page, ':target a[href$="/rss.xml"]')).length).toBeGreaterThan(1);
    }
    await page.context().close();
  });

  it('a reader is led to a video at its player’s site', async () => {
    const page = await visit(PAGE_KINDS['article with a video']);
    expect(await page.getAttribute('main a[data-player]', 'href')).toMatch(/^https:\/\/(?:www\.youtube|vimeo|www\.dailymotion)\./);
    await page.context().close();
  });

  it.each(SITE_KINDS)('nothing is offered that does nothing: %s', async (kind) => {
    const page = await visit(PAGE_KINDS[kind], 360);
    // The menu's button works without a script.
    expect(await page.locator('button:visible:not([popovertarget]), input:visible, select:visible').count()).toBe(0);
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(40);
    await page.context().close();
  });
});
