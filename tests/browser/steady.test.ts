import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from './open-sample.ts';
import { PAGE_KINDS, SITE_KINDS } from './page-kinds.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

describe.each([360, 1280])('at %d pixels nothing moves', (width) => {
  it.each(SITE_KINDS)('when scripts and pictures come after the first paint: %s', async (kind) => {
    const context = await sample.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.route(/\.(?:js|avif|webp)$/, async (route) => {
      await new Promise((later) => setTimeout(later, 150));
      await route.continue();
    });
    await page.goto(sample.url + PAGE_KINDS[kind]);
    const moved = await page.evaluate(async () => {
      const shifts: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      await new Promise((later) => setTimeout(later, 150));
      return [...shifts, ...observer.takeRecords()].flatMap((shift) =>
        (shift as unknown as { sources: { node?: Node }[] }).sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 100) : String(node?.textContent),
        ),
      );
    });
    expect(moved).toEqual([]);
    await context.close();
  });
});
