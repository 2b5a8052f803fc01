import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePlacesPublication } from '../../places-publication.ts';
import { buildSite, temporaryFolder } from '../../run-command.ts';
import { serveFolder } from '../../serve-folder.ts';
import { readShift } from '../look/read-shift.ts';
import { type OpenSample, openSample } from '../open-sample.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

const openPage: OpenSample['watch'] = (...visit) => sample.watch(...visit);

const KEY = 'broadsheet.topics /ai/';

const keep =
  (topics: unknown, key = KEY) =>
  (context: BrowserContext) =>
    context.addInitScript(([name, kept]) => localStorage.setItem(name, kept), [key, JSON.stringify(topics)] as const);

/** Once: what the page changes stays changed. */
const keepOnce = (topics: unknown) => (context: BrowserContext) =>
  context.addInitScript(
    ([name, chosen]) => {
      if (sessionStorage.getItem('begun') === null) localStorage.setItem(name, chosen);
      sessionStorage.setItem('begun', 'yes');
    },
    [KEY, JSON.stringify(topics)] as const,
  );

/** As in a browser whose settings forbid a site to keep anything. */
const forbidStorage = (context: BrowserContext) =>
  context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });

const sectionNames = (page: Page) => page.locator('.topic-section > h2').allTextContents();
const kept = (page: Page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null'), KEY);

describe('a topic that the reader keeps', () => {
  it('stands first on the front page from the next visit on, and no longer once it is let go', async () => {
    const { page } = await openPage('');
    expect(await sectionNames(page)).toEqual(['Science', 'Technology']);
    await page.goto(`${sample.url}topics/technology/`);
    await page.getByRole('button', { name: 'Keep this topic on my front page', pressed: false }).click();
    await page.getByRole('button', { name: 'On my front page', pressed: true }).waitFor();
    await page.goto(sample.url);
    expect(await sectionNames(page)).toEqual(['Technology', 'Science']);
    await page.goto(`${sample.url}topics/technology/`);
    await page.getByRole('button', { name: 'On my front page' }).click();
    await page.goto(sample.url);
    expect(await sectionNames(page)).toEqual(['Science', 'Technology']);
    expect(await kept(page)).toBe(null);
    await page.context().close();
  });

  it('is met by the keyboard in the order in which it is seen', async () => {
    const { page } = await openPage('', {}, keep(['technology']));
    await page.locator('#topic-technology a').focus();
    const met: string[] = [];
    for (let step = 0; step < 30 && met.at(-1) !== 'Science'; step += 1) {
      met.push(await page.evaluate(() => document.activeElement?.closest('h2')?.textContent ?? ''));
      await page.keyboard.press('Tab');
    }
    expect(met.filter((name) => name !== '' && name !== 'Trending')).toEqual(['Technology', 'Science']);
    await page.context().close();
  });

  it('gets a section of its own page’s cards where the front page has none, with stories that do not stand there yet', async () => {
    const { page, errors } = await openPage('', {}, keep(['oceans', 'technology', 'gone', 'robotics']));
    await expect.poll(() => sectionNames(page)).toEqual(['Oceans', 'Technology', 'Robotics', 'Science']);
    const stories = page.locator('[data-topic=oceans] .headline a');
    expect(await stories.allTextContents()).not.toContain('Whales Repeat Themselves on Purpose');
    expect(await page.locator('.front-top .headline').allTextContents()).toContain('Whales Repeat Themselves on Purpose');
    const [title, href] = [await stories.first().textContent(), await stories.first().getAttribute('href')];
    expect(href).toMatch(/^\/ai\/news\//);
    await stories.first().click();
    await expect.poll(() => page.textContent('h1')).toBe(title);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('stands right below the top, under a name of its own, with its sources’ logos, and no story twice for it', async () => {
    const { page, errors } = await openPage('', { viewport: { width: 360, height: 740 } }, keep(['oceans', 'space', 'technology']));
    await expect.poll(() => page.locator('.my-front .topic-section > h2').allTextContents()).toEqual(['Oceans', 'Space', 'Technology']);
    expect(await page.getByRole('region', { name: 'My topics' }).locator('h2').first().textContent()).toBe('My topics');
    expect(await page.locator('.front > :nth-child(2)').getAttribute('class')).toBe('my-front');
    expect(await page.locator('[data-topic=oceans] .logo').count()).toBeGreaterThan(0);
    const listSeen = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((links) => links.filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href')));
    const mine = await listSeen('.my-front .headline a');
    const others = await listSeen('.front > :not(.my-front) .headline a');
    expect(new Set(mine).size).toBe(mine.length);
    expect(mine.filter((href) => others.includes(href))).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is moved and taken off where it stands, by the keyboard too', async () => {
    const { page } = await openPage('', { viewport: { width: 360, height: 740 } }, keepOnce(['oceans', 'technology']));
    const names = () => page.locator('.my-front .topic-section > h2').allTextContents();
    await expect.poll(names).toEqual(['Oceans', 'Technology']);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole('button', { name: 'Move Technology forward' }).focus();
    await page.keyboard.press('Enter');
    expect(await names()).toEqual(['Technology', 'Oceans']);
    expect(await focused()).toBe('Technology');
    expect(await kept(page)).toEqual(['technology', 'oceans']);
    await page.getByRole('button', { name: 'Take Technology off my front page' }).focus();
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Take Oceans off my front page');
    expect(await sectionNames(page)).toEqual(['Oceans', 'Science', 'Technology']);
    await page.keyboard.press('Enter');
    expect(await page.locator('.my-front').count()).toBe(0);
    expect(await focused()).toBe('Choose topics');
    expect(await kept(page)).toBe(null);
    await page.context().close();
  });

  it('gets one also where the front page has no section at all', async () => {
    const contentDir = await temporaryFolder();
    const stories = Array.from({ length: 60 }, (_, index) => ({
      slug: `s${index}`,
      at: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
    }));
    await writePlacesPublication(contentDir, stories);
    // On two of its pages stand all that the front page shows above.
    await writeFile(join(contentDir, 'site.yaml'), 'title: Places\nurl: https://places.example\npageSize: 20\n');
    await mkdir(join(contentDir, 'topics'));
    await writeFile(join(contentDir, 'topics/quiet.yaml'), '_id: quiet\nname: Quiet\ndescription: No story yet.\n');
    const { outDir } = await buildSite(contentDir);
    expect(await readFile(join(outDir, 'index.html'), 'utf8')).not.toContain('class="topic-section"');
    const small = await serveFolder(outDir);
    const { page, errors } = await openPage('topics/', {}, keep(['tides'], 'broadsheet.topics'));
    await page.goto(small.url);
    await expect.poll(() => sectionNames(page)).toEqual(['Tides']);
    expect(await page.locator('.front-top + .my-front').count()).toBe(1);
    expect(errors).toEqual([]);
    await page.context().close();
    await small.close();
  });

  it('moves nothing that the reader sees', async () => {
    const { page } = await openPage('', { viewport: { width: 360, height: 740 } }, keep(['oceans', 'technology']));
    await page.locator('[data-topic=oceans]').waitFor();
    await page.locator('.river').scrollIntoViewIfNeeded();
    expect(await readShift(page)).toBe(0);
    await page.context().close();
  });
});

describe('the page of topics', () => {
  it('shows the reader’s choice, and changes it', async () => {
    const { page } = await openPage('topics/', { viewport: { width: 360, height: 740 } });
    await page.getByRole('button', { name: 'Keep Oceans on my front page' }).click();
    await page.getByRole('button', { name: 'Keep Chips on my front page' }).click();
    const names = page.locator('.my-topics li a');
    expect(await names.allTextContents()).toEqual(['Oceans', 'Chips']);
    await page.getByRole('button', { name: 'Move Chips forward' }).click();
    expect(await names.allTextContents()).toEqual(['Chips', 'Oceans']);
    expect(await kept(page)).toEqual(['chips', 'oceans']);
    await page.reload();
    expect(await names.allTextContents()).toEqual(['Chips', 'Oceans']);
    await page.getByRole('button', { name: 'Take Chips off my front page' }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Take Oceans off my front page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('My front page');
    expect(await page.getByRole('button', { name: 'Keep Oceans on my front page', pressed: false }).count()).toBe(1);
    expect(await kept(page)).toBe(null);
    await page.context().close();
  });

  it('gives a thumb room', async () => {
    const { page } = await openPage('topics/', { viewport: { width: 320, height: 740 } }, keep(['oceans', 'chips']));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const target of await page.locator('main a:visible, main button:visible').all()) {
      const box = await target.boundingBox();
      expect(box?.height, await target.innerText()).toBeGreaterThanOrEqual(44);
    }
    await page.context().close();
  });
});

describe('where nothing can be kept', () => {
  it.each(['', 'topics/', 'topics/oceans/'])('no button promises it, and nothing breaks: /%s', async (path) => {
    const { page, errors } = await openPage(path, {}, forbidStorage);
    expect(await page.locator('.keep:visible, .my-topics:visible').count()).toBe(0);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['', 'topics/', 'topics/oceans/'])('nor without JavaScript: /%s', async (path) => {
    const { page } = await openPage(path, { javaScriptEnabled: false });
    expect(await page.locator('.keep:visible, .my-topics:visible').count()).toBe(0);
    expect(await page.locator('main a:visible').count()).toBeGreaterThan(5);
    await page.context().close();
  });

  it('what someone else wrote there is left alone', async () => {
    const { page, errors } = await openPage('', {}, keep({ not: 'a list' }));
    expect(await sectionNames(page)).toEqual(['Science', 'Technology']);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('a reader who is offline has the editor’s sections', async () => {
    const { page, errors } = await openPage('topics/', {}, async (context) => {
      await keep(['technology', 'oceans'])(context);
      await context.route('**/topics/oceans/', (route) => route.abort('internetdisconnected'));
    });
    const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/ai/topics/oceans/'));
    await page.goto(sample.url);
    await failed;
    expect(await sectionNames(page)).toEqual(['Technology', 'Science']);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
