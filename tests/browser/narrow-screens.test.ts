import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from './open-sample.ts';
import { PAGE_KINDS, type PageKind, SITE_KINDS } from './page-kinds.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

describe('a screen of 320 pixels, as a window of 1280 at 400 %', () => {
  it.each(Object.keys(PAGE_KINDS) as PageKind[])(
    'never scrolls sideways, and hides nothing behind what stays in place: %s',
    async (kind) => {
      const page = await sample.visit(PAGE_KINDS[kind], { viewport: { width: 320, height: 256 } });
      const { scrollWidth, covered } = await page.evaluate(() => {
        const fixed = [...document.querySelectorAll('body *')].filter(
          (element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility(),
        );
        return {
          scrollWidth: document.scrollingElement?.scrollWidth,
          covered: fixed.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0),
        };
      });
      expect(scrollWidth).toBe(320);
      expect(covered).toBeLessThan(256 / 3);
      // Authors and bots write words that no phone is wide enough for.
      const widthWithLongWords = await page.evaluate(() => {
        for (const element of document.querySelectorAll('[dir="auto"]')) {
          if (!element.firstElementChild) element.textContent = 'Wortzusammensetzung'.repeat(4);
        }
        return document.scrollingElement?.scrollWidth;
      });
      expect(widthWithLongWords).toBe(320);
      await page.context().close();
    },
  );
});

describe('a thumb', () => {
  it.each(SITE_KINDS)('hits what the page is used by: %s', async (kind) => {
    const page = await sample.visit(PAGE_KINDS[kind], { viewport: { width: 360, height: 800 }, hasTouch: true });
    await page.click('[popovertarget]');
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'body > header a, button, nav a, body > footer a, input:not([type="hidden"]), select, summary, a.button, a.follow',
        ),
      ]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ box: element.getBoundingClientRect(), element }))
        // Half a pixel is what rounding may take.
        .filter(({ box }) => box.height < 43.5 || box.width < 23.5)
        .map(({ box, element }) => `${element.outerHTML.slice(0, 120)} ${Math.round(box.width)}×${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
    await page.context().close();
  });
});
