import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from './open-sample.ts';
import { PAGE_KINDS, type PageKind } from './page-kinds.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const THEMES = ['light', 'dark'] as const;

/** All that the other theme can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

/** What axe finds wrong in the page as it is, a line for each element. */
async function findViolations(page: Page, runOnly: string[] = TAGS): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  const { violations } = await page.evaluate(
    (only): Promise<axe.AxeResults> =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: only, resultTypes: ['violations'] }),
    runOnly,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

/** One headline, no level left out, and landmarks with names of their own. */
async function checkOutline(page: Page): Promise<void> {
  const { levels, landmarks } = await page.evaluate(() => {
    const seen = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
    return {
      levels: seen('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName.slice(1))),
      landmarks: seen('body > header, main, nav, aside, body > footer, [role="search"]').map(
        (element) => `${element.tagName} ${element.getAttribute('aria-label') ?? ''}`,
      ),
    };
  });
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
  expect(landmarks).toEqual(expect.arrayContaining(['HEADER ', 'MAIN ', 'FOOTER ']));
  expect(new Set(landmarks).size).toBe(landmarks.length);
}

describe.each([320, 1280])('at %d pixels, in both themes', (width) => {
  it.each(Object.keys(PAGE_KINDS) as PageKind[])('axe finds nothing wrong, and the outline is whole: %s', async (kind) => {
    const page = await sample.visit(PAGE_KINDS[kind], { viewport: { width, height: 800 }, colorScheme: 'light' });
    expect(await findViolations(page)).toEqual([]);
    // An issue is a mail: it has neither masthead nor footer of the site.
    if (kind !== 'issue') await checkOutline(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findViolations(page, COLOUR_RULES)).toEqual([]);
    await page.context().close();
  });
});

describe('opened by the reader', () => {
  it.each(THEMES)('the menu of a phone has nothing wrong either, %s', async (colorScheme) => {
    const page = await sample.visit('', { viewport: { width: 360, height: 800 }, colorScheme });
    await page.click('[popovertarget]');
    expect(await page.locator(':popover-open').count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });

  it.each(THEMES)('neither have search results, %s', async (colorScheme) => {
    const page = await sample.visit(`${PAGE_KINDS.search}?q=light`, { viewport: { width: 360, height: 800 }, colorScheme });
    await page.locator('main a[href*="/news/"]').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });
});
