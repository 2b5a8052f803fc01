import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePlacesPublication } from '../places-publication.ts';
import { buildSite, temporaryFolder } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';
import { launchBrowser } from './launch-browser.ts';

/** Years with stories in March and July, and a month whose days stay in view; of months of hundreds see large-lists.test.ts. */
const YEARS = Array.from({ length: 30 }, (_, index) => 1995 + index);
const BUSY_DAYS = Array.from({ length: 60 }, (_, index) => String(1 + (index % 30)).padStart(2, '0'));

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  const contentDir = await temporaryFolder();
  await writePlacesPublication(contentDir, [
    ...YEARS.flatMap((year) => ['03', '07'].map((month) => ({ slug: `${year}-${month}`, at: `${year}-${month}-10T12:00:00Z` }))),
    ...BUSY_DAYS.map((day, index) => ({ slug: `busy-${index}`, at: `2025-04-${day}T12:00:00Z` })),
  ]);
  server = await serveFolder((await buildSite(contentDir)).outDir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openPage(path: string, options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(server.url + path);
  return page;
}

const isFocused = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).evaluateAll((links) => links.includes(document.activeElement as HTMLElement));

describe('the archive by keyboard', () => {
  it('leads from a decade to its newest year, on to a month, to a day and to that day’s stories', async () => {
    const page = await openPage('archive/');
    await page.getByRole('link', { name: '1990s' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/archive/#year-1999');
    await page.keyboard.press('Tab');
    expect(await isFocused(page, 'March 1 story')).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(page, 'July 1 story')).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/archive/1999/07/');
    await page.locator('.days a').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/#day-1999-07-10');
    await page.keyboard.press('Tab');
    expect(await isFocused(page, 'Story 1999-07')).toBe(true);
    await page.context().close();
  });

  it('reaches every month, years from the newest and months from January', async () => {
    const page = await openPage('archive/');
    await page.locator('.jumps a').last().focus();
    const met: (string | null)[] = [];
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      met.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? null));
    }
    expect(met).toEqual(['/archive/2025/04/', '/archive/2024/03/', '/archive/2024/07/', '/archive/2023/03/', '/archive/2023/07/']);
    await page.context().close();
  });
});

describe('the archive on a phone', () => {
  it.each(['archive/', 'archive/2025/04/', 'archive/1995/03/'])('never scrolls sideways, and gives a thumb room: /%s', async (path) => {
    const page = await openPage(path, { viewport: { width: 320, height: 700 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const target of await page.locator('.jumps a, .archive-year a, .days a:visible, .day-strip a, .month-steps a').all()) {
      const box = await target.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
    }
    await page.context().close();
  });

  it('has the days of a month with many stories in a line that stays in view', async () => {
    const page = await openPage('archive/2025/04/', { viewport: { width: 360, height: 700 } });
    await page.getByRole('link', { name: '7 2 stories', exact: true }).click();
    await expect.poll(() => page.locator('.day-strip [aria-current]').getAttribute('href')).toBe('#day-2025-04-07');
    expect(await page.locator('.day-strip').evaluate((strip) => strip.getBoundingClientRect().top)).toBe(0);
    expect(await page.locator('#day-2025-04-07 .headline').count()).toBe(2);
    await page.context().close();
  });
});
