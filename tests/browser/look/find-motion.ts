import type { Page } from 'playwright-core';

/** Milliseconds. */
const LATE = 150;

/** Lets scripts and pictures come after the first paint. To be called before the page is opened. */
export async function slowDown(page: Page): Promise<void> {
  await page.route(/\.(?:js|avif|webp)$/, async (route) => {
    await new Promise((later) => setTimeout(later, LATE));
    await route.continue();
  });
}

/** What moved without the reader's doing since the first paint. */
export function readMoved(page: Page): Promise<string[]> {
  return page.evaluate(async (late) => {
    const shifts: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    await new Promise((later) => setTimeout(later, late));
    return [...shifts, ...observer.takeRecords()].flatMap((shift) =>
      (shift as unknown as { sources: { node?: Node }[] }).sources.map(({ node }) =>
        node instanceof Element ? node.outerHTML.slice(0, 100) : String(node?.textContent),
      ),
    );
  }, LATE);
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
