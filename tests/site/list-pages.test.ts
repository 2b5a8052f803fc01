import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { type PlacedStory, writePlacedStory, writePlacesPublication } from '../places-publication.ts';
import { type BuiltSite, buildSite, readTree, runScript, temporaryFolder } from '../run-command.ts';

/** In New York the first of these is a story of March 31, the second of March 1, the third of February 28. */
const BORDERS: PlacedStory[] = ['2026-04-01T03:59:59Z', '2026-03-01T05:00:00Z', '2026-03-01T04:59:59Z'].map((at, index) => ({
  slug: `border-${index}`,
  at,
}));
const EARLIER: PlacedStory[] = Array.from({ length: 7 }, (_, index) => ({
  slug: `earlier-${index}`,
  at: `2025-12-0${index + 1}T12:00:00Z`,
}));
const QUIET: PlacedStory = { slug: 'quiet', at: '2024-01-15T12:00:00Z', topics: ['Quiet'], provider: 'quiet.example' };
const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

let contentDir: string;
let site: BuiltSite;
const page = (path: string) => readFile(join(site.outDir, path, 'index.html'), 'utf8');
/** A page's text as people hear it: what is hidden from them left out. */
const textOf = (html: string) =>
  html
    .replace(/<(\w+)[^>]* aria-hidden="true">.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

beforeAll(async () => {
  contentDir = await temporaryFolder();
  await writePlacesPublication(contentDir, [...BORDERS, ...EARLIER, QUIET]);
  site = await buildSite(contentDir, CLOCK);
});

describe('the archive', () => {
  it('counts years, months and days in the site’s time zone', async () => {
    expect(textOf(await page('archive'))).toMatch(/2026 3 stories January February 1 story March 2 stories April/);
    expect(textOf(await page('archive/2026/03'))).toMatch(/\b1 1 story 2 3 /);
    expect(await page('archive/2026/03')).toMatch(/<section class="archive-day" id="day-2026-03-31"/);
    expect(await page('archive/2026/02')).toContain('href="#day-2026-02-28"');
  });

  it('names the months before and after that have a story', async () => {
    const html = await page('archive/2026/02');
    expect(html).toMatch(/<a href="\/archive\/2025\/12\/" rel="next">December 2025<\/a>/);
    expect(html).toMatch(/<a class="newer" href="\/archive\/2026\/03\/" rel="prev">March 2026<\/a>/);
  });
});

describe('a topic’s newest page', () => {
  it('tells how many stories came in which month, in a drawing and in words', async () => {
    const html = await page('topics/tides');
    expect(html).toContain('10 stories since December 2025, lately up to 7 a month');
    expect(/role="img" aria-label="([^"]*)"/.exec(html)?.[1]).toBe(
      'Stories a month, from April 2025 to March 2026: 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 1, 2',
    );
    expect(html.match(/<path d="M\d+ 100V\d+h8V100z"><title>[^<]+/g)).toEqual([
      '<path d="M81 100V0h8V100z"><title>December 2025: 7',
      '<path d="M101 100V86h8V100z"><title>February 2026: 1',
      '<path d="M111 100V71h8V100z"><title>March 2026: 2',
    ]);
  });

  it('has its feeds, and the way to the page that explains them', async () => {
    const html = await page('topics/tides');
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) expect(html).toContain(`<a href="/topics/tides/${file}">`);
    expect(html).toContain('<a class="follow" href="/feeds/#topic-tides">');
  });

  it('draws nothing where there are few stories', async () => {
    expect(textOf(await page('topics/quiet'))).toContain('1 story, of January 2024');
    expect(await page('topics/quiet')).not.toContain('role="img"');
  });
});

describe('the lists of topics and sources', () => {
  it('have letters to jump to where they are long, and every name once', async () => {
    const many = await temporaryFolder();
    const names = Array.from({ length: 60 }, (_, index) => `${'ABCDEÉ'[index % 6]} thing ${index}`);
    await writePlacesPublication(
      many,
      names.map((name, index) => ({
        slug: `s${index}`,
        at: '2026-01-01T12:00:00Z',
        topics: [name],
        provider: `${'abcdef'[index % 6]}${index}.example`,
      })),
    );
    const { outDir } = await buildSite(many, CLOCK);
    const topics = await readFile(join(outDir, 'topics/index.html'), 'utf8');
    const sources = await readFile(join(outDir, 'providers/index.html'), 'utf8');
    const jumps = (html: string) =>
      [...html.matchAll(/<li><a href="#(letter-[0-9a-f]+)">(.)<\/a>/g)].map(([, anchor, letter]) => [
        letter,
        html.includes(`id="${anchor}"`),
      ]);
    expect(jumps(topics)).toEqual([...'ABCDE'].map((letter) => [letter, true]));
    expect(jumps(sources)).toEqual([...'ABCDEF'].map((letter) => [letter, true]));
    expect(new Set(topics.match(/ dir="auto">[A-EÉ] thing \d+</g))).toHaveProperty('size', 60);
    expect(textOf(sources)).toContain('f5.example 1 story f11.example 1 story');
    expect(await checkHtml(outDir)).toEqual([]);
  });

  it('need no letters where they are short', async () => {
    expect(await page('topics')).not.toContain('class="jumps"');
    expect(textOf(await page('topics'))).toContain('Quiet 1 story Tides 10 stories');
    expect(textOf(await page('providers'))).toContain('quiet.example 1 story tide.example 10 stories');
  });
});

describe('when a story comes', () => {
  it('the newest pages of its own lists tell of it, and no other list’s page and no old page changes', async () => {
    const env = { CONTENT_DIR: contentDir, OUT_DIR: site.outDir, CACHE_DIR: join(dirname(site.outDir), 'cache'), OFFLINE: '1', ...CLOCK };
    const before = await readTree(site.outDir);
    await writePlacedStory(contentDir, { slug: 'newest', at: '2026-05-02T12:00:00Z' });
    expect((await runScript('build', { env }).ended).status).toBe(0);
    const after = await readTree(site.outDir);
    const changed = [...after.keys()].filter(
      (path) => /^(topics|providers|archive)\/.*\.html$/.test(path) && before.get(path) !== after.get(path),
    );
    expect(changed).toEqual([
      'archive/2026/03/index.html',
      'archive/2026/05/index.html',
      'archive/index.html',
      'providers/index.html',
      'providers/tide.example/index.html',
      'topics/index.html',
      'topics/tides/index.html',
    ]);
    expect(await page('topics/tides')).toContain('from June 2025 to May 2026: 0, 0, 0, 0, 0, 0, 7, 0, 1, 2, 0, 1');
    const clean = await buildSite(contentDir, CLOCK);
    expect(await readTree(clean.outDir)).toEqual(after);
  });

  it('an earlier one that goes takes itself off the count of the newest page', async () => {
    const again = await buildSite(contentDir, CLOCK);
    await rm(join(contentDir, 'news', 'earlier-0.md'));
    const env = { CONTENT_DIR: contentDir, OUT_DIR: again.outDir, CACHE_DIR: join(dirname(again.outDir), 'cache'), OFFLINE: '1', ...CLOCK };
    expect((await runScript('build', { env }).ended).status).toBe(0);
    const html = await readFile(join(again.outDir, 'topics/tides/index.html'), 'utf8');
    expect(html).toContain('from June 2025 to May 2026: 0, 0, 0, 0, 0, 0, 6, 0, 1, 2, 0, 1');
    expect(await checkHtml(again.outDir)).toEqual([]);
  });
});
