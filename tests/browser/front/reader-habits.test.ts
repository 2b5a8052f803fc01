import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from '../look/check-accessibility.ts';
import { readShift } from '../look/read-shift.ts';
import { type OpenSample, openSample } from '../open-sample.ts';

const WHALES = 'news/2026-11-19-whales-repeat-themselves-on-purpose/';
const LOOM = 'news/2026-11-20-the-loom-that-thinks-in-light/';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

const openPage: OpenSample['watch'] = (...visit) => sample.watch(...visit);

const listSaved = (page: Page) => page.locator('.shelf .headline').allTextContents();
const readStored = (page: Page, name: string) =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null'), `broadsheet.${name} /ai/`);

describe('a story that the reader saves for later', () => {
  it('is on the front page, the last one first, until it is taken off', async () => {
    const { page, errors } = await openPage('');
    expect(await page.locator('.shelf ol').evaluate((list) => getComputedStyle(list, '::before').content)).toContain('Nothing saved yet.');
    for (const path of [WHALES, LOOM]) {
      await page.goto(sample.url + path);
      await page.getByRole('button', { name: 'Save for later', pressed: false }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Saved', pressed: true }).waitFor();
    }
    await page.getByRole('link', { name: 'All saved stories' }).click();
    await page.waitForURL(`${sample.url}#saved`);
    await expect.poll(() => listSaved(page)).toEqual(['The Loom That Thinks in Light', 'Whales Repeat Themselves on Purpose']);
    await page.getByRole('button', { name: 'Remove “The Loom That Thinks in Light” from the saved stories' }).focus();
    await page.keyboard.press('Enter');
    expect(await listSaved(page)).toEqual(['Whales Repeat Themselves on Purpose']);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Whales');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Saved for later');
    expect(await readStored(page, 'saved')).toBe(null);
    await page.goto(sample.url + WHALES);
    await page.getByRole('button', { name: 'Save for later', pressed: false }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is known in another tab, and no script that someone else wrote there runs', async () => {
    const { page, errors } = await openPage('');
    const other = await page.context().newPage();
    await other.goto(sample.url + WHALES);
    await other.getByRole('button', { name: 'Save for later' }).click();
    await expect.poll(() => listSaved(page)).toEqual(['Whales Repeat Themselves on Purpose']);
    await other.evaluate(() => {
      const story = { address: '/ai/news/x/', title: '<b>Bold</b>', datetime: '2026-01-01', files: [] };
      const others = [
        7,
        null,
        {},
        { ...story, address: 'javascript:alert(1)' },
        { ...story, address: '//elsewhere.example/' },
        { ...story, datetime: 'x' },
      ];
      localStorage.setItem('broadsheet.saved /ai/', JSON.stringify([...others, story]));
    });
    await expect.poll(() => listSaved(page)).toEqual(['<b>Bold</b>']);
    await other.evaluate(() => localStorage.setItem('broadsheet.saved /ai/', '{'));
    await expect.poll(() => listSaved(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('what was read', () => {
  it('is dimmed once the reader wants it, legibly in both themes, and forgotten once not', async () => {
    const { page, errors } = await openPage(WHALES, { colorScheme: 'light' });
    expect(await readStored(page, 'read')).toBe(null);
    await page.goto(sample.url);
    await page.getByLabel('Dim what I have read').check();
    expect(await page.locator('.is-read').count()).toBe(0);
    for (const path of [WHALES, LOOM]) await page.goto(sample.url + path);
    await page.goto(sample.url);
    const dimmed = page.locator('.front-top .is-read .headline a');
    await expect
      .poll(async () => new Set(await dimmed.allTextContents()))
      .toEqual(new Set(['The Loom That Thinks in Light', 'Whales Repeat Themselves on Purpose']));
    const colourOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    expect(await colourOf('.is-read .headline a')).toBe(await colourOf('.is-read .meta'));
    expect(await colourOf('.is-read .headline a')).not.toBe(await colourOf('.story:not(.is-read) .headline a'));
    expect(await readShift(page)).toBe(0);
    expect(await findViolations(page, ['color-contrast'])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findViolations(page, ['color-contrast'])).toEqual([]);
    await page.goto(`${sample.url}topics/oceans/`);
    await page.locator('.is-read', { hasText: 'Whales Repeat Themselves on Purpose' }).waitFor();
    await page.goto(sample.url);
    await page.getByLabel('Dim what I have read').uncheck();
    await expect.poll(() => page.locator('.is-read').count()).toBe(0);
    expect(await readStored(page, 'read')).toBe(null);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('where nothing can be kept', () => {
  it('nothing promises it, and nothing breaks', async () => {
    const { page, errors } = await openPage(WHALES, {}, (context) =>
      context.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }),
    );
    expect(await page.locator('[data-save]').isVisible()).toBe(false);
    await page.goto(sample.url);
    await expect.poll(() => page.locator('.shelf').isVisible()).toBe(false);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
