import type { Page } from 'playwright-core';
import { waitForFrames } from './wait-for-frames.ts';

interface Shift {
  value: number;
  /** What moved. */
  sources: string[];
}

/** How far a page's parts moved without the reader's doing since its first paint. What could move them is to be waited for first. */
export async function readShift(page: Page): Promise<number> {
  return (await readShifts(page)).reduce((sum, { value }) => sum + value, 0);
}

/** Every such shift. */
export async function readShifts(page: Page): Promise<Shift[]> {
  await waitForFrames(page);
  return page.evaluate(() => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    const shifts = observer.takeRecords() as unknown as { value: number; sources: { node?: Node }[] }[];
    return shifts.map(({ value, sources }) => ({
      value,
      sources: sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 100) : String(node?.textContent))),
    }));
  });
}
