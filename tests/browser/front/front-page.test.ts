import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSample, SAMPLE_BASE } from '../../build-sample.ts';
import { buildSite, temporaryFolder } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { createClusterPublication, writeClusterStory } from '../../site/cluster-publication.ts';
import { launchBrowser } from '../launch-browser.ts';
import { holdForFonts } from '../look/hold-for-fonts.ts';

const NOW = Date.UTC(2026, 2, 20, 12);
const CLOCK = { SOURCE_DATE_EPOCH: String(NOW / 1000) };
const HOUR = 3_600_000;

/** Stories of one source, without pictures and scores, some with titles of three lines. */
async function writePlainPaper(): Promise<string> {
  const content = await temporaryFolder();
  await mkdir(join(content, 'news'));
  await writeFile(join(content, 'site.yaml'), 'title: Plain\nurl: https://plain.example\n');
  for (let index = 0; index < 45; index += 1) {
    const title = `Item ${index} of the council’s agenda${index % 3 ? '' : ' is put off until the bridge has been looked at by somebody who knows bridges'}`;
    const excerpt = 'What was said about it, by whom, and what the caretaker thinks of that.';
    const publishedDateTime = new Date(NOW - 3 * HOUR * (index + 1)).toISOString();
    await writeFile(
      join(content, 'news', `item-${index}.md`),
      `---\ntitle: ${title}\nexcerpt: ${excerpt}\npublishedDateTime: ${publishedDateTime}\ntopics: [${index % 2 ? 'Roads' : 'Money'}]\n---\n`,
    );
  }
  return content;
}

/** Several sources, of which two tell each third story. */
async function writeClusterPaper(): Promise<string> {
  const content = await createClusterPublication();
  for (let index = 0; index < 40; index += 1) {
    const story = { title: `Ferry ${index} ${index % 2 ? 'turns' : 'waits for a tide that is late by half an hour'}`, hour: 210 + index };
    await writeClusterStory(content, { ...story, slug: `ferry-${index}`, source: 'light', fields: `heat: ${index}\n` });
    if (index % 3 === 0) await writeClusterStory(content, { ...story, slug: `ferry-too-${index}`, source: 'tide' });
  }
  return content;
}

const PAPERS = ['the sample', 'a paper without pictures', 'a paper of several sources'] as const;
const servers = new Map<(typeof PAPERS)[number], FolderServer>();
let browser: Browser;

beforeAll(async () => {
  servers.set('the sample', await serveFolder(await buildSample(), SAMPLE_BASE));
  servers.set('a paper without pictures', await serveFolder((await buildSite(await writePlainPaper(), CLOCK)).outDir));
  servers.set('a paper of several sources', await serveFolder((await buildSite(await writeClusterPaper(), CLOCK)).outDir));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});

async function visit(paper: (typeof PAPERS)[number], width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(servers.get(paper)?.url ?? '');
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** Of all headlines: where it ends, in pixels from the top, and how large it is set. */
function measureHeadlines(page: Page) {
  return page.$$eval('.headline a', (links) =>
    links.map((link) => ({
      href: link.getAttribute('href'),
      end: link.getBoundingClientRect().bottom,
      size: Number.parseFloat(getComputedStyle(link).fontSize),
      rank: ['story-lead', 'story-small', 'story-card', 'story'].findIndex((name) => link.closest(`.${name}`)),
    })),
  );
}

describe.each(PAPERS)('the front page of %s', (paper) => {
  it.each([
    [360, 740, 3],
    [1280, 800, 6],
    [1600, 900, 12],
  ])('has on its first screen, of %d by %d pixels, at least %d whole headlines', async (width, height, count) => {
    const page = await visit(paper, width, height);
    const headlines = await measureHeadlines(page);
    expect(headlines.filter(({ end }) => end <= height).length).toBeGreaterThanOrEqual(count);
    await page.context().close();
  });

  it.each([320, 768, 1280, 1800])('sets no headline larger than one of a higher rank, at %d pixels, and no story twice', async (width) => {
    const page = await visit(paper, width, 900);
    const headlines = await measureHeadlines(page);
    const sizes = Map.groupBy(headlines, ({ rank }) => rank);
    // The ferries have one topic, which is no section.
    const ranks = [...sizes.keys()].toSorted();
    expect(ranks).toEqual(paper === 'a paper of several sources' ? [0, 1, 3] : [0, 1, 2, 3]);
    for (const [place, rank] of ranks.slice(1).entries()) {
      const smallest = Math.min(...(sizes.get(ranks[place] ?? 0) ?? []).map(({ size }) => size));
      expect(smallest, `above rank ${rank}`).toBeGreaterThan(Math.max(...(sizes.get(rank) ?? []).map(({ size }) => size)));
    }
    expect(new Set(headlines.map(({ href }) => href)).size).toBe(headlines.length);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });
});

it('sets the lead’s text beside its picture, also where it has no kicker', async () => {
  const page = await visit('the sample', 1600, 900);
  const findTops = () =>
    page.evaluate(() =>
      ['.story-picture', '.excerpt'].map((part) => document.querySelector(`.story-lead ${part}`)?.getBoundingClientRect().top ?? 0),
    );
  const measure = async () => {
    const [picture = 0, excerpt = 0] = await findTops();
    return Math.abs(picture - excerpt);
  };
  expect(await measure()).toBeLessThan(10);
  await page.locator('.story-lead .kicker').evaluate((kicker) => kicker.remove());
  expect(await measure()).toBeLessThan(10);
  await page.context().close();
});

it('has the paper’s name in its own face from the first paint, also where its fonts never come', async () => {
  const [withFonts, without] = await Promise.all(
    [false, true].map(async (isBlocked) => {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true, serviceWorkers: 'block' });
      const page = await context.newPage();
      const url = servers.get('the sample')?.url ?? '';
      if (isBlocked) await page.route('**/*.woff2', (route) => route.abort());
      else await holdForFonts(page, url);
      await page.goto(url);
      await page.evaluate(() => document.fonts.ready);
      const name = page.getByRole('heading', { level: 1, name: 'The Evening Parallax', exact: true });
      const headline = page.locator('.story-lead .headline');
      const shots = [await name.screenshot(), await headline.screenshot()];
      await context.close();
      return shots.map((shot) => hash('sha256', shot));
    }),
  );
  expect(without?.[0]).toBe(withFonts?.[0]);
  expect(without?.[1]).not.toBe(withFonts?.[1]);
});

describe('a date on the front page', () => {
  it('is the time for today’s stories, else the day, and keeps up with the reader’s clock', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    const dateOf = (slug: string) =>
      page
        .locator('.story', { has: page.locator(`a[href="/news/${slug}/"]`) })
        .locator('time')
        .innerText();
    const url = servers.get('a paper without pictures')?.url ?? '';
    await page.goto(url);
    expect([await dateOf('item-0'), await dateOf('item-4')]).toEqual(['09:00 AM', 'Mar 19']);
    await page.clock.setFixedTime(NOW + 24 * HOUR);
    await page.reload();
    await expect.poll(() => dateOf('item-0')).toBe('Mar 20');
    await page.clock.setFixedTime(NOW + 365 * 24 * HOUR);
    await page.reload();
    await expect.poll(() => dateOf('item-0')).toBe('Mar 20, 2026');
    await context.close();
  });
});
