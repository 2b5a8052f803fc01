import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSample, SAMPLE_BASE } from '../build-sample.ts';
import { FULL_MONTH, LARGE, writeLargePublication } from '../large-publication.ts';
import { buildSite, temporaryFolder } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';
import { launchBrowser } from './launch-browser.ts';
import { PAGE_KINDS } from './look/page-kinds.ts';

const PHONE = { width: 360, height: 740 };
const MONTH = `archive/${FULL_MONTH}/`;

let browser: Browser;
let server: FolderServer;
let outDir: string;

beforeAll(async () => {
  const contentDir = await temporaryFolder();
  await writeLargePublication(contentDir);
  ({ outDir } = await buildSite(contentDir));
  server = await serveFolder(outDir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE, serviceWorkers: 'block', ...options })).newPage();
  const response = await page.goto(server.url + path);
  if (!response?.ok()) throw new Error(`there is no page at ${path}`);
  return page;
}

const openDays = (page: Page) =>
  page.locator('details.archive-day[open] time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
const topOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().top));

describe('a month of hundreds of stories', () => {
  it('is a few screens of a phone, its days with their counts, and the newest open', async () => {
    const page = await openPage(MONTH);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(5000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(await openDays(page)).toEqual(['2026-03-29']);
    const heads = await page.locator('.day-head').allInnerTexts();
    expect(heads).toHaveLength(29);
    expect(heads[0]?.replace(/\s+/g, ' ')).toBe('March 29, 2026 12 stories');
    await page.context().close();
  });

  it('keeps its days in view, each leads to its stories, and paper shows all, without a script too', async () => {
    const page = await openPage(MONTH, { javaScriptEnabled: false });
    const days = page.getByRole('navigation', { name: 'Days' }).getByRole('link');
    expect(await days.count()).toBe(29);
    for (const day of [await days.first().boundingBox(), await days.last().boundingBox()]) {
      expect(Math.min(day?.width ?? 0, day?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('link', { name: '12 11 stories' }).click();
    expect(await openDays(page)).toEqual(['2026-03-29', '2026-03-12']);
    expect(await topOf(page, '.day-strip')).toBe(0);
    const [line, stories] = [await page.locator('.day-strip').boundingBox(), await page.locator('#day-2026-03-12').boundingBox()];
    expect(stories?.y).toBeGreaterThan(line?.height ?? 0);
    expect(stories?.y).toBeLessThan(200);
    expect(await page.locator('#day-2026-03-12 .headline').first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page
        .locator('.archive-day .headline')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length),
    ).toBe(LARGE.month);
    await page.context().close();
  });

  it('marks the day that is read, and opens and folds all of them', async () => {
    const page = await openPage(`${MONTH}#day-2026-03-12`);
    const marked = page.locator('.day-strip [aria-current] ');
    await expect.poll(() => marked.getAttribute('href')).toBe('#day-2026-03-12');
    await expect
      .poll(() =>
        marked.evaluate((link) => {
          const { left, right } = link.getBoundingClientRect();
          return left >= 0 && right <= innerWidth;
        }),
      )
      .toBe(true);
    await page.getByRole('button', { name: 'Open all days' }).click();
    expect(await openDays(page)).toHaveLength(29);
    // Whoever goes back by the keyboard sees where: not below the line of days.
    const lineEnd = await page.locator('.day-strip').evaluate((line) => Math.round(line.getBoundingClientRect().height));
    await page.locator('.headline a').nth(60).focus();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Shift+Tab');
      expect(await topOf(page, ':focus')).toBeGreaterThanOrEqual(lineEnd);
    }
    await page.getByRole('button', { name: 'Fold all days' }).click();
    expect(await openDays(page)).toEqual([]);
    await page.context().close();
  });

  it('has its calendar beside the stories on a wide screen, and it stays there', async () => {
    const page = await openPage(MONTH, { viewport: { width: 1280, height: 800 } });
    expect(await page.locator('.day-strip').isVisible()).toBe(false);
    await page.locator('.days a', { hasText: /^\s*2 / }).click();
    expect(await openDays(page)).toContain('2026-03-02');
    expect(await page.locator('.days').evaluate((calendar) => calendar.getBoundingClientRect().top >= 0)).toBe(true);
    await page.context().close();
  });

  it('folds nothing where it has few', async () => {
    const page = await openPage('archive/2026/04/');
    expect(await page.locator('details.archive-day').count()).toBe(0);
    expect(await page.locator('.archive-day .headline:visible').count()).toBe(35);
    await page.context().close();
  });
});

describe('the box that filters', () => {
  it('shows the topics whose names fit and what they stand under, says how many, and shows all again with Escape', async () => {
    const page = await openPage('topics/');
    const box = page.getByRole('searchbox', { name: 'Filter by name' });
    const names = page.locator('[data-filtered] [data-topic] > a:visible, .topic-list a:visible');
    const all = await names.count();
    await box.pressSequentially('PÁRT 2.');
    expect(await names.allTextContents()).toEqual(['Top 2', 'Part 2.0', 'Part 2.1', 'Part 2.2', 'Part 2.3']);
    expect(await page.locator('[data-shown]').textContent()).toBe(`4 of ${all} match`);
    await expect
      .poll(() =>
        page
          .getByRole('status')
          .filter({ hasText: `4 of ${all} match` })
          .count(),
      )
      .toBe(1);
    expect(await page.locator('.letter:visible, .jumps a:visible').count()).toBe(0);
    await box.fill('nowhere');
    expect(await page.locator('[data-shown]').textContent()).toBe('No name here has “nowhere”.');
    expect(await names.count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await box.inputValue()).toBe('');
    expect(await page.locator('[data-shown]').textContent()).toBe('');
    expect(await names.count()).toBe(all);
    await box.fill('btopic 1');
    expect(await page.locator('.jumps a:visible').allTextContents()).toEqual(['B']);
    await page.context().close();
  });

  it('finds a source by its domain, and its feed where feeds are folded', async () => {
    const page = await openPage('providers/');
    await page.getByRole('searchbox').fill('source-104.ex');
    expect(await page.locator('.provider-list a:visible').allInnerTexts()).toEqual(['Asource 104']);
    await page.goto(`${server.url}feeds/`);
    await page.getByRole('searchbox').fill('asource 104');
    expect(await page.locator('.feed-letters a:visible').allTextContents()).toEqual(['Asource 104']);
    await page.keyboard.press('Escape');
    expect(await page.locator('.feed-letters a:visible').count()).toBe(0);
    await page.context().close();
  });

  it('is not there without a script', async () => {
    const page = await openPage('topics/', { javaScriptEnabled: false });
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.context().close();
  });
});

describe('the page of hundreds of feeds', () => {
  it('stays below 100 KB, names every feed once, and opens at the one that is asked for', async () => {
    const html = await readFile(join(outDir, 'feeds/index.html'), 'utf8');
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    for (const source of [0, 104, LARGE.sources - 2])
      expect(html.split(`href="/providers/source-${source}.example/rss.xml"`)).toHaveLength(2);
    const page = await openPage('providers/source-104.example/', { javaScriptEnabled: false });
    expect(await page.getByRole('link', { name: /feed of Asource 104/ }).allTextContents()).toHaveLength(3);
    await page.getByRole('link', { name: 'Follow this source' }).click();
    expect(await page.locator(':target').innerText()).toBe('Asource 104');
    await page.context().close();
  });
});

describe('lists', () => {
  it('of 15 stories fill each of their rows', async () => {
    const page = await openPage('topics/whole/');
    const grid = page.locator('.card-grid');
    expect(await grid.locator('> .story').count()).toBe(15);
    for (const width of [600, 1280, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      const left = await grid.evaluate((list) => {
        const boxes = [...list.children].map((card) => card.getBoundingClientRect());
        const rows = Map.groupBy(boxes, ({ top }) => Math.round(top)).values();
        return rows.map((row) => Math.round(list.getBoundingClientRect().right - Math.max(...row.map(({ right }) => right)))).toArray();
      });
      expect([width, left.filter((pixels) => pixels > 1)]).toEqual([width, []]);
    }
    await page.context().close();
  });

  it('of topics share the columns of a wide screen', async () => {
    const page = await openPage('topics/', { viewport: { width: 1600, height: 900 } });
    const columns = await page.locator('.topic-roots [data-topic]').evaluateAll((all) =>
      Map.groupBy(
        all.map((one) => one.getBoundingClientRect()),
        ({ left }) => Math.round(left / 100),
      )
        .values()
        .map((column) => Math.max(...column.map(({ bottom }) => bottom)))
        .toArray(),
    );
    expect(columns.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(400);
    await page.context().close();
  });

  it('show their first story within 400 pixels of a phone, whatever stands at their head', async () => {
    const sample = await serveFolder(await buildSample(), SAMPLE_BASE);
    const page = await openPage('topics/whole/');
    const ofLarge = ['topics/whole/', 'topics/root-1/', 'providers/source-0.example/', 'authors/aauthor-0/'];
    const ofSample = [PAGE_KINDS.topic, PAGE_KINDS['old page of a topic'], 'topics/genetics/', PAGE_KINDS.provider, PAGE_KINDS.author];
    for (const address of [...ofLarge.map((path) => server.url + path), ...ofSample.map((path) => sample.url + path)]) {
      await page.goto(address);
      expect([address, (await topOf(page, '.card-grid .story >> nth=0')) <= 400]).toEqual([address, true]);
    }
    await page.context().close();
    await sample.close();
  });

  it('open a long description in its place, without a script too', async () => {
    const page = await openPage('topics/whole/', { javaScriptEnabled: false });
    const height = () => page.locator('.standfirst').evaluate((text) => text.clientHeight);
    const before = await height();
    await page.getByRole('link', { name: 'More about The Whole of Everything' }).click();
    expect(await height()).toBeGreaterThan(2 * before);
    expect(await page.getByRole('link', { name: /^More about/ }).count()).toBe(0);
    await page.context().close();
  });
});

it('pages of long lists fit a phone with letters of twice the size, and where one reads from right to left', async () => {
  const page = await openPage(MONTH);
  for (const path of [MONTH, 'topics/', 'providers/', 'feeds/', 'topics/whole/']) {
    await page.goto(server.url + path);
    expect([path, ...(await findWide(page))]).toEqual([path]);
    await page.evaluate(() => {
      Object.assign(document.documentElement, { dir: 'rtl' }).style.fontSize = '36px';
    });
    expect([path, ...(await findWide(page))]).toEqual([path]);
  }
  await page.context().close();
});

/** What stands beyond the edges of the screen, but for lines that are meant to be pushed. */
function findWide(page: Page): Promise<string[]> {
  return page.locator('main').evaluate((main) =>
    [...main.querySelectorAll('*')]
      .filter((element) => !element.closest('.day-strip, .tags, .unseen') && element.checkVisibility())
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}
