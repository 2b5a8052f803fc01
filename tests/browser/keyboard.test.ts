import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_KINDS, SITE_KINDS } from './look/page-kinds.ts';
import { type OpenSample, openSample } from './open-sample.ts';
import { waitForStatus } from './search/find-in-search.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

/** With more than links to other pages on them. */
const BUSY_KINDS = ['home', 'article with a long body', 'topic', 'archive', 'search', 'feeds'] as const;

/** Presses Tab until what has the focus matches. @throws if it never does */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(page, selector)) return;
  }
  throw new Error(`no press of Tab leads to ${selector}`);
}

const isFocused = (page: Page, selector: string) => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

describe('the keyboard alone', () => {
  it.each(SITE_KINDS)('skips to the content, which is next: %s', async (kind) => {
    const page = await sample.visit(PAGE_KINDS[kind]);
    await page.keyboard.press('Tab');
    const box = await page.locator(':focus').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.height).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#content$/);
    await page.keyboard.press('Tab');
    expect(await isFocused(page, 'main *')).toBe(true);
    await page.context().close();
  });

  it.each(BUSY_KINDS)('reaches every link and control, and sees where it is: %s', async (kind) => {
    const page = await sample.visit(PAGE_KINDS[kind]);
    const expected = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].filter(
          (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
        ).length,
    );
    const reached = new Set<number>();
    const unmarked: string[] = [];
    for (let presses = 0; presses <= expected + 5; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          index: [...document.querySelectorAll('*')].indexOf(element),
          html: element.outerHTML.slice(0, 120),
          isMarked: outlineStyle !== 'none' && outlineWidth !== '0px',
        };
      });
      if (!stop) break;
      if (!stop.isMarked) unmarked.push(stop.html);
      reached.add(stop.index);
    }
    expect(unmarked).toEqual([]);
    expect(reached.size).toBeGreaterThanOrEqual(expected);
    await page.context().close();
  });

  it('opens the menu of a phone, goes through it, and closes it with Escape where it opened it', async () => {
    const page = await sample.visit('', { viewport: { width: 360, height: 800 } });
    await tabTo(page, '[popovertarget]');
    await page.keyboard.press('Enter');
    expect(await page.locator(':popover-open').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await isFocused(page, ':popover-open a')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator(':popover-open').count()).toBe(0);
    expect(await isFocused(page, '[popovertarget]')).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const href = await page.locator(':focus').getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(new URL(href ?? '', sample.url).href);
    await page.context().close();
  });

  it('searches, and opens what it finds', async () => {
    const page = await sample.visit('');
    await tabTo(page, 'header a[href$="/search/"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${sample.url}search/`);
    await page.locator('main input[type="search"]').waitFor();
    if (!(await isFocused(page, 'input[type="search"]'))) await tabTo(page, 'input[type="search"]');
    await page.keyboard.type('lighthouse');
    await page.keyboard.press('Enter');
    // Said once nothing more changes; before, it may show what half the word finds.
    await waitForStatus(page, /stor/);
    await tabTo(page, 'main a[href*="lighthouse"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/news\/[^/]*lighthouse/);
    expect(await page.textContent('h1')).toMatch(/lighthouse/i);
    await page.context().close();
  });

  it('plays a video, and is in the player then', async () => {
    const page = await sample.visit(PAGE_KINDS['article with a video']);
    await page.route(/youtube|vimeo|dailymotion/, (route) => route.fulfill({ body: 'player', contentType: 'text/html' }));
    await tabTo(page, 'a[data-player]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
    await page.context().close();
  });

  it('goes from the newest page of a topic to an older one and back', async () => {
    const page = await sample.visit(PAGE_KINDS.topic);
    await tabTo(page, '.pagination [rel="next"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/topics\/technology\/\d+\/$/);
    await tabTo(page, '.pagination [rel="prev"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(sample.url + PAGE_KINDS.topic);
    await page.context().close();
  });
});
