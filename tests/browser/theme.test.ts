import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/content/read/read-settings.ts';
import { COLOURS } from '../../src/theme/colours.ts';
import { TYPEFACES } from '../../src/theme/typefaces.ts';
import { ENGINE_DIR } from '../run-command.ts';
import { toRgb } from '../theme/to-rgb.ts';
import { PAGE_KINDS } from './look/page-kinds.ts';
import { type OpenSample, openSample } from './open-sample.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

const paperOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function pressSwitch(page: Page): Promise<void> {
  await page.locator('[data-theme-switch]').focus();
  await page.keyboard.press('Enter');
}

describe('the theme', () => {
  it.each(['light', 'dark'] as const)(
    'is that of the paper: its colours, our fonts, and the browser’s own bar, where it is %s',
    async (colorScheme) => {
      const page = await sample.visit('', { colorScheme });
      const body = await page.evaluate(() => {
        const { backgroundColor, color, fontFamily } = getComputedStyle(document.documentElement);
        return { backgroundColor, color, fontFamily: fontFamily.replaceAll('"', '').split(', ') };
      });
      const settings = await readSettings({ contentDir: join(ENGINE_DIR, 'content') });
      const { paper, ink } = settings?.colours ?? COLOURS;
      expect(paper).not.toEqual(COLOURS.paper);
      const expected = { backgroundColor: toRgb(paper[colorScheme]), color: toRgb(ink[colorScheme]), fontFamily: TYPEFACES.serif };
      expect(body).toEqual(expected);
      const bar = page.locator(`meta[name="theme-color"][media="(prefers-color-scheme: ${colorScheme})"]`);
      expect(await bar.getAttribute('content')).toBe(expected.backgroundColor);
      const html = await (await page.request.get(sample.url)).text();
      expect(html).toContain(`<meta name="theme-color" content="${paper[colorScheme]}" media="(prefers-color-scheme: ${colorScheme})">`);
      await page.context().close();
    },
  );

  it('follows the system, also while the page is open', async () => {
    const page = await sample.visit('', { colorScheme: 'light' });
    const light = await paperOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paperOf(page)).not.toBe(light);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'is switched by the keyboard where the system is %s, and stays switched on every page',
    async (system) => {
      const page = await sample.visit('', { colorScheme: system });
      const before = await paperOf(page);
      await pressSwitch(page);
      const after = await paperOf(page);
      expect(after).not.toBe(before);
      expect(await page.getAttribute('[data-theme-switch]', 'aria-pressed')).toBe(String(system === 'light'));
      await page.reload();
      expect(await paperOf(page)).toBe(after);
      await page.goto(sample.url + PAGE_KINDS.topic);
      expect(await paperOf(page)).toBe(after);
      expect(await page.getAttribute('[data-theme-switch]', 'aria-pressed')).toBe(String(system === 'light'));
      await page.context().close();
    },
  );

  it('that the reader chose outlasts a change of the system; switched back, the system counts again', async () => {
    const page = await sample.visit('', { colorScheme: 'light' });
    const light = await paperOf(page);
    await pressSwitch(page);
    const dark = await paperOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paperOf(page)).toBe(dark);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await paperOf(page)).toBe(dark);
    await pressSwitch(page);
    expect(await paperOf(page)).toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paperOf(page)).toBe(dark);
    await page.context().close();
  });

  it('is right in the first frame, however late the scripts come', async () => {
    const context = await sample.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(sample.url);
    await pressSwitch(page);
    const dark = await paperOf(page);
    const waitForPapers = () => page.waitForFunction(() => (globalThis as unknown as { papers: string[] }).papers.length >= 3);
    await page.route('**/*.js', async (route) => {
      await waitForPapers();
      await route.continue();
    });
    // Runs before the page's own scripts: notes the colour of each frame that shows something.
    await page.addInitScript(() => {
      const papers: string[] = [];
      Object.assign(globalThis, { papers });
      const look = () => {
        if (document.body) papers.push(getComputedStyle(document.documentElement).backgroundColor);
        if (document.readyState !== 'complete' || papers.length < 3) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(sample.url + PAGE_KINDS['article with a picture']);
    await waitForPapers();
    expect(new Set(await page.evaluate(() => (globalThis as unknown as { papers: string[] }).papers))).toEqual(new Set([dark]));
    await context.close();
  });

  it('is switched for the page that is open where the browser keeps nothing', async () => {
    const context = await sample.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await page.goto(sample.url);
    const light = await paperOf(page);
    await pressSwitch(page);
    expect(await paperOf(page)).not.toBe(light);
    expect(errors).toEqual([]);
    await context.close();
  });
});
