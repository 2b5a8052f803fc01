import type { Page } from 'playwright-core';

export interface PageWidths {
  scrollWidth: number;
  /** Pixels of the window's height that stay where they are while the page scrolls. */
  covered: number;
  /** After every text of an author has become one long word, which it stays. */
  scrollWidthWithLongWords: number;
}

export function readWidths(page: Page): Promise<PageWidths> {
  return page.evaluate(() => {
    const measure = () => document.scrollingElement?.scrollWidth ?? Number.NaN;
    const scrollWidth = measure();
    const fixed = [...document.querySelectorAll('body *')].filter(
      (element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility(),
    );
    const covered = fixed.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0);
    // Authors and bots write words that no phone is wide enough for.
    for (const element of document.querySelectorAll('[dir="auto"]')) {
      if (!element.firstElementChild) element.textContent = 'Wortzusammensetzung'.repeat(4);
    }
    return { scrollWidth, covered, scrollWidthWithLongWords: measure() };
  });
}

/** What the page is used by and is too small for a thumb, with its size. */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
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
}
