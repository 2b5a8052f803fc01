import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from '../open-sample.ts';
import { COLOUR_RULES, findViolations, readOutline, TAGS } from './check-accessibility.ts';
import { enlargeText } from './enlarge-text.ts';
import { findBrokenText } from './find-broken-text.ts';
import { findLostBoxes } from './find-lost-boxes.ts';
import { findMotion, readMoved, slowDown } from './find-motion.ts';
import { PAGE_KINDS, type PageKind, SITE_KINDS } from './page-kinds.ts';
import { readBackForwardFaults } from './read-back-forward.ts';
import { findSmallTargets, readWidths } from './read-widths.ts';

const KINDS = (Object.keys(PAGE_KINDS) as PageKind[]).map((kind) => ({
  kind,
  isSite: SITE_KINDS.includes(kind),
}));

/** They have all that only a narrow window shows, or shows in other colours: the menu’s button, two summaries and what follows a list. */
const COLOURED_WHEN_NARROW: readonly PageKind[] = ['article with a long body', 'topic', 'search'];

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

/** Leaves out the paper's own fonts, as where they come late, or takes them back: without it, only the machine's speed decides. */
function setFirstFonts(page: Page, isShown: boolean): Promise<void> {
  return page.evaluate((shown) => {
    const { style } = document.documentElement;
    for (const property of ['--serif', '--display']) {
      style.removeProperty(property);
      const [, ...others] = getComputedStyle(document.documentElement).getPropertyValue(property).split(',');
      if (!shown && others.length > 0) style.setProperty(property, others.join(','));
    }
  }, isShown);
}

/** Each page is opened once at a width, and looked at in all ways: opening it takes longer than most of them. */
describe.each([320, 1280])('at %d pixels', (width) => {
  describe.each(KINDS)('$kind', ({ kind, isSite }) => {
    let page: Page;

    beforeAll(async () => {
      const context = await sample.newContext({ viewport: { width, height: 800 }, colorScheme: 'light', hasTouch: width === 320 });
      page = await context.newPage();
      await slowDown(page);
      await page.goto(sample.url + PAGE_KINDS[kind]);
    });
    afterAll(() => page?.context().close());

    if (isSite)
      it('moves nothing when scripts and pictures come after the first paint', async () => {
        expect(await readMoved(page)).toEqual([]);
      });

    it('has nothing that axe finds wrong', async () => {
      const isColoured = width === 1280 || COLOURED_WHEN_NARROW.includes(kind);
      expect(await findViolations(page, TAGS, isColoured ? [] : COLOUR_RULES)).toEqual([]);
    });

    // The dark colours of a theme stand where its light ones do.
    if (width === 1280)
      it('has nothing that axe finds wrong at night', async () => {
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await findViolations(page, COLOUR_RULES)).toEqual([]);
      });

    if (isSite)
      it('has one headline, no level left out, and landmarks with names of their own', async () => {
        const { levels, landmarks } = await readOutline(page);
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
        expect(landmarks).toEqual(expect.arrayContaining(['HEADER ', 'MAIN ', 'FOOTER ']));
        expect(new Set(landmarks).size).toBe(landmarks.length);
      });

    if (isSite && width === 1280)
      it('stays without motion for a reader who wants none', async () => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        expect(await findMotion(page)).toEqual([]);
      });

    if (isSite && width === 1280)
      it('shows to a reader who sets colours everything that others see', async () => {
        const { seen, lost } = await findLostBoxes(page);
        expect(seen).toBeGreaterThan(10);
        expect(lost).toEqual([]);
      });

    if (isSite && width === 320)
      it('is used by things that a thumb hits', async () => {
        await page.click('[popovertarget]');
        expect(await findSmallTargets(page)).toEqual([]);
        const bottomOfButton = await page.locator('[popovertarget]').evaluate((button) => button.getBoundingClientRect().bottom);
        const topOfMenu = await page.locator('[popover]').evaluate((menu) => menu.getBoundingClientRect().top);
        expect(topOfMenu - bottomOfButton).toBeCloseTo(0, 0);
        await page.keyboard.press('Escape');
      });

    if (width === 320)
      it('is read with letters twice as large, in a window of 360 pixels', async () => {
        await page.setViewportSize({ width: 360, height: 740 });
        const small = await page.evaluate(() => document.documentElement.style.fontSize);
        await enlargeText(page);
        expect(await findBrokenText(page)).toEqual([]);
        await setFirstFonts(page, false);
        expect(await findBrokenText(page)).toEqual([]);
        await setFirstFonts(page, true);
        await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), small);
      });

    // As a window of 1280 × 1024 at 400 %.
    if (width === 320)
      it('never scrolls sideways, and hides nothing behind what stays in place', async () => {
        await page.setViewportSize({ width, height: 256 });
        const { scrollWidth, covered, scrollWidthWithLongWords } = await readWidths(page);
        expect(scrollWidth).toBe(320);
        expect(covered).toBeLessThan(256 / 3);
        expect(scrollWidthWithLongWords).toBe(320);
      });

    if (isSite && width === 1280)
      it('is found by the back button as it was left', async () => {
        expect(await readBackForwardFaults(page, `${sample.url}icon.svg`)).toEqual([]);
      });
  });
});
