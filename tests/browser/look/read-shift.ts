import type { Page } from 'playwright-core';

/** How far a page's parts moved without the reader's doing, from its first paint until half a second from now. */
export function readShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((settled) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => settled(sum), 500);
      }),
  );
}
