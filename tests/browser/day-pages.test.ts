import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { writePlacedStory } from '../places-publication.ts';
import { buildSite, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { serveFolder } from '../serve-folder.ts';
import { launchBrowser } from './launch-browser.ts';
import { findViolations } from './look/check-accessibility.ts';

/** Stories from which on the days of a month have no pages of their own; it has one more later. */
const MOST = 400;
const MONTH = 'archive/2026/03/';

let folder: string;
let env: NodeJS.ProcessEnv;
let before: Map<string, string>;
let after: Map<string, string>;
let rendered: string[];

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (index: number) => `2026-03-${two(1 + (index % 30))}`;
const build = async () => (await runScript('build', { env, args: ['--verbose'] }).ended).stdout;
const pathsOf = (tree: ReadonlyMap<string, string>) =>
  [...tree.keys()].filter((path) => /^archive\/2026\/03\/\d\d\/index\.html$/.test(path));

async function addStory(index: number, at = `${dayOf(index)}T${two(index % 20)}:00:00Z`): Promise<void> {
  const topics = [`Topic ${index % 3}`];
  await writePlacedStory(join(folder, 'content'), { slug: `story-${index}`, at, topics, provider: `source-${index % 40}.example` });
}

beforeAll(async () => {
  folder = await temporaryFolder();
  const contentDir = join(folder, 'content');
  env = { CONTENT_DIR: contentDir, OUT_DIR: join(folder, 'site'), CACHE_DIR: join(folder, 'cache'), OFFLINE: '1' };
  await mkdir(join(contentDir, 'news'), { recursive: true });
  await writeFile(join(contentDir, 'site.yaml'), 'title: Days\nurl: https://days.example\ntimeZone: UTC\n');
  for (let index = 0; index < MOST; index += 1) await addStory(index);
  await writePlacedStory(contentDir, { slug: 'earlier', at: '2026-02-10T08:00:00Z' });
  await build();
  before = await readTree(join(folder, 'site'));
  await addStory(MOST, '2026-03-31T08:00:00Z');
  await build();
  after = await readTree(join(folder, 'site'));
  await addStory(MOST + 1, '2026-03-31T09:00:00Z');
  rendered = [...(await build()).matchAll(/^(archive\/\S+) \(/gm)].map(([, path = '']) => path);
});

it('a month of many stories has them on its own page, up to four hundred', () => {
  expect(pathsOf(before)).toEqual([]);
  expect(before.get(`${MONTH}index.html`)?.match(/class="headline"/g)).toHaveLength(MOST);
});

it('a month of more lists its days, each with its own page, from the build on that takes it there', async () => {
  const days = pathsOf(after);
  expect(days).toHaveLength(31);
  const counts = days.map((path) => after.get(path)?.match(/class="headline"/g)?.length ?? 0);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(MOST + 1);
  const month = after.get(`${MONTH}index.html`) ?? '';
  for (const path of days) expect(month).toContain(`href="/${path.replace('index.html', '')}"`);
  expect(month.match(/class="headline"/g)).toHaveLength(30 * 4 + 1);
  const sitemap = after.get('sitemaps/lists.xml') ?? '';
  expect(sitemap.match(/archive\/2026\/03\/\d\d\//g)).toHaveLength(31);
});

it('a new story is on the page of its day, and no other day’s is made again', () => {
  expect(rendered.toSorted()).toEqual(['archive/2026/03/31/index.html', 'archive/2026/03/index.html', 'archive/index.html']);
});

it('a build that goes over the limit makes what a clean one makes', async () => {
  const clean = await buildSite(join(folder, 'content'));
  expect(await readTree(clean.outDir)).toEqual(await readTree(join(folder, 'site')));
  expect((await checkLinks(clean.outDir)).broken).toEqual([]);
  expect(await checkHtml(clean.outDir, [`${MONTH}index.html`, `${MONTH}01/index.html`, `${MONTH}31/index.html`])).toEqual([]);
});

it('a day leads to the days around it', async () => {
  const steps = async (day: string) => {
    const html = await readFile(join(folder, 'site', MONTH, day, 'index.html'), 'utf8');
    return [...html.matchAll(/<a[^>]*href="\/archive\/2026\/03\/(\d\d)\/" rel="(next|prev)"/g)].map(([, other, rel]) => `${rel} ${other}`);
  };
  expect(await steps('01')).toEqual(['prev 02']);
  expect(await steps('15')).toEqual(['next 14', 'prev 16']);
  expect(await steps('31')).toEqual(['next 30']);
});

it('a month of days and a day read well on a phone, on a desk and at night', async () => {
  const server = await serveFolder(join(folder, 'site'));
  const browser = await launchBrowser();
  afterAll(() => Promise.all([browser.close(), server.close()]));
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1280, 'dark'],
  ] as const) {
    for (const path of [MONTH, `${MONTH}14/`]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await page.goto(server.url + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
      expect(await findViolations(page), path).toEqual([]);
      for (const target of await page.locator('.days a, .month-steps a').all()) {
        const box = await target.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0), path).toBeGreaterThanOrEqual(24);
      }
      await page.close();
    }
  }
});
