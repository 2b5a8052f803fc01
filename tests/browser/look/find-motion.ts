import type { Page } from 'playwright-core';
import { readShifts } from './read-shift.ts';

/** Lets scripts and pictures come after the first paint, and no earlier, or other files. To be called before the page is opened. */
export async function slowDown(page: Page, late = /\.(?:js|avif|webp)$/): Promise<void> {
  await page.route(late, async (route) => {
    await waitForPaint(page);
    await route.continue();
  });
}

/** A page that is left meanwhile needs nothing any more. */
async function waitForPaint(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0).catch(() => {});
}

/** What moved without the reader's doing since the first paint. */
export async function readMoved(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const isInView = (image: HTMLImageElement) => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight;
    return Promise.all([...document.images].filter(isInView).map((image) => image.decode()));
  });
  return (await readShifts(page)).flatMap(({ sources }) => sources);
}

/** What the style sheet moves: transitions, animations and smooth scrolling. */
export function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      ['', '::before', '::after'].flatMap((pseudo) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, pseudo);
        const isMoving =
          transitionDuration.split(', ').some((duration) => Number.parseFloat(duration) > 0.01) ||
          animationName !== 'none' ||
          scrollBehavior === 'smooth';
        return isMoving ? [`${element.tagName}.${element.className}${pseudo}`] : [];
      }),
    ),
  );
}
