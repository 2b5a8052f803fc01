import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShift } from '../look/read-shift.ts';
import { openStorySite, type StorySite } from './open-story-site.ts';

let site: StorySite;

beforeAll(async () => {
  site = await openStorySite();
});

afterAll(async () => {
  await site?.close();
});

describe('the table of contents of a long story', () => {
  it('stands open beside the text on a wide screen, and leads to each part', async () => {
    const page = await site.visit('news/tide/', { javaScriptEnabled: false });
    const links = page.locator('.contents a');
    expect(await links.allTextContents()).toEqual(['The pipe', '“What it costs”', 'The pipe', '__proto__ & others']);
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      '#h-the-pipe',
      '#h-what-it-costs',
      '#h-the-pipe-2',
      '#h-proto-others',
    ]);
    await links.nth(2).click();
    await expect
      .poll(() => page.locator('#h-the-pipe-2').evaluate((heading) => Math.round(heading.getBoundingClientRect().top)))
      .toBeLessThan(40);
    const [contents, body] = [await page.locator('.contents').boundingBox(), await page.locator('.body').boundingBox()];
    expect((contents?.x ?? 0) + (contents?.width ?? 0)).toBeLessThan(body?.x ?? 0);
    await page.context().close();
  });

  it('is one line on a phone, which the keyboard opens', async () => {
    const page = await site.visit('news/tide/', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    expect(await page.locator('.contents a').first().isVisible()).toBe(false);
    await page.locator('.contents summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.contents a').first().isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#h-the-pipe$/);
    await page.context().close();
  });

  it('is missing from a short story', async () => {
    const page = await site.visit('news/2026-01-03-hosted/');
    expect(await page.locator('.contents').count()).toBe(0);
    await page.context().close();
  });
});

describe('a story’s metadata', () => {
  it('names its source, its dates, how long it takes to read and its topics', async () => {
    const page = await site.visit('news/tide/', { javaScriptEnabled: false });
    expect(await page.locator('.byline .provider').textContent()).toContain('The Lamp');
    expect((await page.locator('.byline .meta p').allTextContents()).map((text) => text.trim())).toEqual([
      'Published May 31, 2026 at 10:00 AM',
      'Updated May 31, 2026 at 10:30 PM',
      '6 minutes to read',
    ]);
    expect(await page.locator('.tags a').allTextContents()).toEqual(['Science']);
    await page.context().close();
  });

  it.each([360, 1280])('says beside its date how long ago that was, and moves nothing, at %i pixels', async (width) => {
    const page = await site.visit('news/tide/', { viewport: { width, height: 900 } });
    await page.locator('.published .ago').waitFor();
    expect(await page.locator('.published').textContent()).toMatch(/^Published May 31, 2026 at 10:00 AM\s+13 hours ago$/);
    const updated = page.locator('.byline time').nth(1);
    expect([await updated.textContent(), await updated.getAttribute('title')]).toEqual(['30 minutes ago', 'May 31, 2026 at 10:30 PM']);
    expect(await readShift(page)).toBe(0);
    await page.context().close();
  });

  it.each([
    ['a week later', new Date('2026-06-07T22:00:00Z')],
    ['by a clock that is slow', new Date('2026-05-31T08:00:00Z')],
  ])('leaves dates as they are %s', async (_, now) => {
    const page = await site.visit('news/tide/', {}, now);
    expect(await page.locator('.byline time').allTextContents()).toEqual(['May 31, 2026 at 10:00 AM', 'May 31, 2026 at 10:30 PM']);
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('shows no button that does nothing, and all there is to read', async () => {
    const page = await site.visit('news/tide/', { javaScriptEnabled: false });
    expect(await page.locator('article button:visible').count()).toBe(0);
    expect(await page.locator('.body h2:visible').count()).toBe(3);
    await page.click('.footnote-ref a');
    await page.locator('.footnote-item:target').waitFor();
    await page.click('.footnote-backref');
    await page.waitForURL(/#fnref1$/);
    await page.context().close();
  });

  it('leads from a story that is told elsewhere to its source, before the picture, on a phone’s first screen', async () => {
    const page = await site.visit('news/2026-01-01-first-light/', { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
    const link = page.locator('.source a');
    expect(await link.getAttribute('href')).toBe('https://lamp.example/first-light');
    expect(await page.textContent('.source .domain')).toBe('lamp.example');
    const [way, picture] = [await link.boundingBox(), await page.locator('.hero').boundingBox()];
    expect((way?.y ?? 999) + (way?.height ?? 0)).toBeLessThan(640);
    expect(way?.y).toBeLessThan(picture?.y ?? 0);
    await page.context().close();
  });
});

describe('on paper', () => {
  const isShown = (page: Page, selector: string) => page.locator(selector).first().isVisible();

  it('is the story with its links, and no control', async () => {
    const page = await site.visit('news/tide/', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['h1', '.standfirst', '.byline', '.body h2', '.footnotes'])
      expect(await isShown(page, selector), selector).toBe(true);
    for (const selector of [
      '.contents',
      '.share',
      '.copy-code',
      '.ago',
      '.tags',
      '.neighbours',
      '.earlier',
      '.site-footer',
      '.tools',
      '.masthead nav',
    ]) {
      expect(await isShown(page, selector), selector).toBe(false);
    }
    const address = await page.locator('.body a[href^="https://harbour"]').evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('https://harbour.example/tide');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
    await page.context().close();
  });

  it('prints the address of a source', async () => {
    const page = await site.visit('news/2026-01-01-first-light/');
    await page.emulateMedia({ media: 'print' });
    const address = await page.locator('.source a').evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('https://lamp.example/first-light');
    await page.context().close();
  });
});
