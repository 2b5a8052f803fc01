import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODE, openStorySite, type StorySite } from './open-story-site.ts';

let site: StorySite;

beforeAll(async () => {
  site = await openStorySite();
});

afterAll(async () => {
  await site?.close();
});

const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe('copying and sharing', () => {
  it('moves no code to put a button over it', async () => {
    const [plain, enhanced] = await Promise.all(
      [false, true].map(async (javaScriptEnabled) => {
        const page = await site.visit('news/tide/', { javaScriptEnabled });
        const gaps = await page.locator('.body pre').evaluate((code) => {
          const part = code.closest('.body > *');
          const [before, box, after] = [part?.previousElementSibling, code, part?.nextElementSibling].map((one) =>
            one?.getBoundingClientRect(),
          );
          return [(box?.top ?? 0) - (before?.bottom ?? 0), (after?.top ?? 0) - (box?.bottom ?? 0)];
        });
        await page.context().close();
        return gaps;
      }),
    );
    expect(plain?.every((gap) => gap > 10)).toBe(true);
    expect(enhanced).toEqual(plain);
  });

  it('copies code from a button that covers none of it, and says so', async () => {
    const page = await site.visit('news/tide/');
    await page.click('text=Copy the code');
    await page.locator('.copy-code', { hasText: 'Code copied' }).waitFor();
    expect(await page.textContent('[role="status"]')).toBe('Code copied');
    expect(await readClipboard(page)).toBe(CODE.trimEnd());
    await page.clock.runFor(3000);
    expect(await page.textContent('.copy-code')).toBe('Copy the code');
    await page.context().close();
  });

  it('copies the story’s own address, without what led the reader here', async () => {
    const page = await site.visit('news/tide/?utm_source=x#h-the-pipe');
    await page.focus('[data-share]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent === 'Link copied');
    expect(await readClipboard(page)).toBe(`${site.url}news/tide/`);
    await page.context().close();
  });

  it('says if the browser does not let it copy', async () => {
    const page = await site.visit('news/tide/', { permissions: [] });
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.click('[data-share]');
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent === 'Copying failed');
    await page.context().close();
  });

  it('takes the system’s own sharing where there is some', async () => {
    const page = await site.visit('');
    await page.addInitScript(() => {
      navigator.share = async (data) => {
        (globalThis as { shared?: ShareData | undefined }).shared = data;
      };
    });
    await page.goto(`${site.url}news/tide/`);
    expect(await page.textContent('[data-share] span')).toBe('Share');
    await page.click('[data-share]');
    expect(await page.evaluate(() => (globalThis as { shared?: ShareData }).shared)).toEqual({
      title: 'The tide, measured',
      url: `${site.url}news/tide/`,
    });
    await page.context().close();
  });
});

describe('a video', () => {
  it('is started by the keyboard, which is then in the player, and moves nothing', async () => {
    const page = await site.visit('news/2026-01-04-video/');
    await page.route('https://www.youtube-nocookie.com/**', (route) => route.fulfill({ body: 'player', contentType: 'text/html' }));
    const before = await page.locator('a.video').boundingBox();
    await page.focus('a.video');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
    expect(await page.locator('iframe.video').getAttribute('title')).toBe('A film about lamps');
    expect(await page.locator('iframe.video').boundingBox()).toEqual(before);
    await page.context().close();
  });
});
