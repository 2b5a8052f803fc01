import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, ENGINE_DIR } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';
import { findViolations } from './check-accessibility.ts';
import { readMoved, slowDown } from './find-motion.ts';
import { PAGE_KINDS, type PageKind } from './page-kinds.ts';
import { readWidths } from './read-widths.ts';

const THEMES_DIR = join(ENGINE_DIR, 'themes');
const KINDS = ['home', 'topic', 'article with a long body', 'search'] as const satisfies PageKind[];

/** What counts as now in the sample. */
const CLOCK = { SOURCE_DATE_EPOCH: '1795880000' };

/** That a theme shows whole on the first screen of a desk, 1280 × 800, where that is what it is for. */
const FEWEST_HEADLINES = new Map([['wire', 30]]);

const THEMES = await readdir(THEMES_DIR);

/**
 * Colours of the night are those of the same places: so axe, which takes longest of all, looks at each of them at one width. A phone has a
 * thumb, for which a theme may set lines apart.
 */
const WINDOWS = [
  { width: 360, colorScheme: 'dark', hasTouch: true },
  { width: 1280, colorScheme: 'light', hasTouch: false },
] as const;

let browser: Browser;
const servers = new Map<string, FolderServer>();

beforeAll(async () => {
  browser = await launchBrowser();
  for (const theme of THEMES) {
    const { status, stderr, outDir } = await buildSite(join(ENGINE_DIR, 'content'), { ...CLOCK, THEME_DIR: join(THEMES_DIR, theme) });
    expect([status, stderr]).toEqual([0, '']);
    servers.set(theme, await serveFolder(outDir));
  }
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});

describe.each(WINDOWS)('at $width pixels, $colorScheme', ({ width, ...window }) => {
  let page: Page;

  // One for all: a new one costs as much as all that is looked at on a page, but for axe.
  beforeAll(async () => {
    const context = await browser.newContext({ ...window, viewport: { width, height: 800 }, serviceWorkers: 'block' });
    page = await context.newPage();
    await slowDown(page);
  });
  afterAll(() => page?.context().close());

  describe.each(THEMES)('in the theme %s', (theme) => {
    describe.each(KINDS)('%s', (kind) => {
      beforeAll(async () => {
        await page.goto(servers.get(theme)?.url + PAGE_KINDS[kind]);
      });

      it('moves nothing while it loads and is scrolled', async () => {
        expect(await readMoved(page)).toEqual([]);
        await scrollThrough(page);
        expect(await readMoved(page)).toEqual([]);
      });

      const fewest = FEWEST_HEADLINES.get(theme);
      if (fewest !== undefined && kind === 'home' && width === 1280)
        it(`shows ${fewest} headlines or more on the first screen`, async () => {
          expect(await countHeadlines(page)).toBeGreaterThanOrEqual(fewest);
        });

      it('has nothing that axe finds wrong', async () => {
        expect(await findViolations(page)).toEqual([]);
      });

      it('is never wider than the window, whatever authors write', async () => {
        const { scrollWidth, scrollWidthWithLongWords } = await readWidths(page);
        expect([scrollWidth, scrollWidthWithLongWords]).toEqual([width, width]);
      });
    });
  });
});

/** Headlines that stand whole in the window, at the top of the page. */
function countHeadlines(page: Page): Promise<number> {
  return page.evaluate(() => {
    scrollTo(0, 0);
    const boxes = [...document.querySelectorAll('.headline a')].map((headline) => headline.getBoundingClientRect());
    return boxes.filter(({ top, bottom, height }) => height > 0 && top >= 0 && bottom <= innerHeight).length;
  });
}

/** Scrolls to a page's end, screen by screen, as a reader does, and waits for the pictures that come into view. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
    const shown = [...document.images].filter((image) => image.checkVisibility());
    await Promise.all(shown.map((image) => image.decode()));
  });
}
