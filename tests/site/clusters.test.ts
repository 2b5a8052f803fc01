import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { readElements } from '../check-xml.ts';
import { type BuiltSite, buildSite, readTree } from '../run-command.ts';
import { CLUSTER_STORIES, createClusterPublication, writeClusterStory } from './cluster-publication.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 3, 1) / 1000) };

let content: string;
let site: BuiltSite;
const page = (path: string) => readFile(join(site.outDir, path), 'utf8');

/** Each card of a page: its headline's story, the sources of the others, and where those are. */
function readCards(html: string) {
  return [...html.matchAll(/<article class="story[^"]*">(.*?)<\/article>/gs)].map(([, card = '']) => ({
    story: /class="headline"><a href="\/news\/([^/"]+)/.exec(card)?.[1],
    others: [...card.matchAll(/<(?:ul|p) class="also.*?<\/(?:ul|p)>/gs)].flatMap(([also]) => readOthers(also)),
  }));
}

/** With their headlines, or in one line; `*` for who was first. */
function readOthers(also: string): string[] {
  const opened = /also-source"[^>]*>([^<]*)<\/span>\s*(<em class="first">)?.*?href="\/news\/([^/"]+)/gs;
  const named = /href="\/news\/([^/"]+)\/"[^>]*>([^<]*)<\/a>(\s*<em class="first">)?/g;
  return also.startsWith('<ul')
    ? [...also.matchAll(opened)].map(([, source, first, slug]) => `${slug} · ${source}${first ? '*' : ''}`)
    : [...also.matchAll(named)].map(([, slug, source, first]) => `${slug} · ${source}${first ? '*' : ''}`);
}

/** The same of an issue of the newsletter. */
function readEntries(html: string) {
  return html
    .split(/<h2 /)
    .slice(1)
    .map((entry) => ({
      story: /\/news\/([^/"]+)/.exec(entry)?.[1],
      others: [...readOpened(entry), ...readLine(entry)],
    }));
}

function readOpened(entry: string): string[] {
  const opened = /<li [^>]*><b [^>]*>([^<]*)<\/b>( <em)?.*?href="[^"]*\/news\/([^/"]+)/g;
  return [...entry.matchAll(opened)].map(([, source, first, slug]) => `${slug} · ${source}${first ? '*' : ''}`);
}

function readLine(entry: string): string[] {
  const named = /href="[^"]*\/news\/([^/"]+)\/" aria-label="[^"]*">([^<]*)<\/a>( <em)?/g;
  return [...entry.matchAll(named)].map(([, slug, source, first]) => `${slug} · ${source}${first ? '*' : ''}`);
}

beforeAll(async () => {
  // All of its stories are of one week of a zone twelve hours behind UTC.
  content = await createClusterPublication(
    'newsletter: week\ntimeZone: Etc/GMT+12\npolicies: {corrections: https://cluster.example/policy}\n',
  );
  site = await buildSite(content, CLOCK);
});

describe('a story told by several sources', () => {
  const BRIDGE = {
    story: 'bridge-light',
    others: ['bridge-tide · The Tide', 'bridge-post · The Post*', 'bridge-first · Earlier version'],
  };

  it('is one card on its topic’s page, on the home page and among the trending, with the others’ own pages', async () => {
    const gulls = { story: 'gulls', others: [] };
    expect(readCards(await page('topics/harbour/index.html'))).toEqual([BRIDGE, gulls]);
    const home = readCards(await page('index.html'));
    // It leads: the others stand open, newest first.
    expect(home[0]).toEqual({
      story: 'bridge-light',
      others: ['bridge-tide · The Tide', 'bridge-first · Earlier version', 'bridge-post · The Post*'],
    });
    expect(home.map(({ story }) => story)).not.toContain('bridge-tide');
    expect(readCards(await page('trending/index.html'))).toEqual([{ story: 'bridge-light', others: ['bridge-tide · The Tide*'] }]);
  });

  it('has an earlier version, not another source, on its source’s page', async () => {
    expect(readCards(await page('providers/light.example/index.html'))).toEqual([
      { story: 'bridge-light', others: ['bridge-first · Earlier version'] },
      { story: 'old-tram', others: [] },
    ]);
  });

  it('is one entry of the newsletter: in its page, its plain text and its feed', async () => {
    const html = await page('newsletter/2026-03-02/index.html');
    expect(readEntries(html)).toEqual([
      { story: 'bridge-light', others: ['bridge-tide · The Tide', 'bridge-first · Earlier version', 'bridge-post · The Post*'] },
      { story: 'gulls', others: [] },
      { story: 'old-tram', others: [] },
      { story: 'old-lamp-tide', others: ['old-lamp · The Post'] },
    ]);
    const text = await page('newsletter/2026-03-02/index.txt');
    expect(text.match(/^(?:The Tide|The Post|Earlier version|Also at).*/gm)).toEqual([
      'The Tide: Update: The bridge over the harbour opens two days early',
      'Earlier version: The bridge is nearly there',
      'The Post (first): Across the water at last',
      'Also at The Post',
    ]);
    const feed = JSON.parse(await page('newsletter/feed.json')) as { items: { content_html: string }[] };
    expect(readEntries(feed.items[0]?.content_html ?? '')).toEqual(readEntries(html));
  });

  it('keeps a page for each, and a place each in the archive, the feeds and the API', async () => {
    const slugs = CLUSTER_STORIES.map(({ slug }) => slug).toSorted();
    for (const slug of slugs) expect(await page(`news/${slug}/index.html`)).toContain('<h1');
    const inArchive = [...(await page('archive/2026/03/index.html')).matchAll(/class="headline"><a href="\/news\/([^/"]+)/g)];
    expect(inArchive.map(([, slug]) => slug).toSorted()).toEqual(slugs);
    expect(readElements(await page('topics/harbour/rss.xml'), 'guid')).toHaveLength(slugs.length);
    const api = JSON.parse(await page('api/news/harbour/index.json')) as { value: unknown[] };
    expect(api.value).toHaveLength(slugs.length);
  });

  it('joins only stories of the same page, so that a new one leaves old pages alone, as a new correction does', async () => {
    // Page 1 holds the tram and both lamps.
    expect(readCards(await page('topics/harbour/1/index.html'))).toEqual([
      { story: 'old-tram', others: [] },
      { story: 'old-lamp-tide', others: ['old-lamp · The Post'] },
    ]);
    const before = await readTree(site.outDir);
    const lamp = { slug: 'lamp-news', title: 'The lamp on the pier is lit again', hour: 100, source: 'news' };
    for (const hour of [300, 301, 302]) await writeClusterStory(content, { ...lamp, slug: `lamp-${hour}`, hour, fields: 'heat: 10\n' });
    const gulls = CLUSTER_STORIES.find(({ slug }) => slug === 'gulls');
    const correction = 'corrections:\n  - date: 2026-03-11T08:00:00Z\n    text: They were terns.\n';
    if (gulls) await writeClusterStory(content, { ...gulls, fields: correction });
    const after = await readTree((await buildSite(content, CLOCK)).outDir);
    expect(after.get('newsletter/2026-03-09/index.txt')?.toString()).toMatch(/Corrections\n\nGulls keep .*\n.*They were terns\./);
    for (const path of ['newsletter/2026-03-02/index.html', 'newsletter/2026-03-02/index.txt'])
      expect(after.get(path), path).toEqual(before.get(path));
    for (const path of ['topics/harbour/1/index.html', 'news/bridge-tide/index.html', 'news/old-lamp/index.html'])
      expect(after.get(path), path).toBe(before.get(path));
    expect(after.get('topics/harbour/index.html')).not.toBe(before.get('topics/harbour/index.html'));
  });

  it('is valid HTML without a broken link', async () => {
    expect(await checkHtml(site.outDir)).toEqual([]);
    expect((await checkLinks(site.outDir)).broken).toEqual([]);
  });
});

it('sets stories without a picture in type, also the one that leads the front page, and names no topic on its own page', async () => {
  const topic = /<main.*<\/main>/s.exec(await page('topics/harbour/index.html'))?.[0] ?? '';
  expect([...topic.matchAll(/<article class="([^"]*)"/g)].map(([, names]) => names)).toEqual([
    'story story-feature plain',
    'story story-feature plain',
  ]);
  expect(topic).not.toMatch(/class="(?:drawing|kicker)/);
  const home = /<main.*<\/main>/s.exec(await page('index.html'))?.[0] ?? '';
  expect(home).not.toContain('<svg class="drawing');
  expect(home).toMatch(/<article class="story story-lead plain">.*?<a href="\/topics\/harbour\/">Harbour<\/a>/s);
});

it('says it in the site’s language, and that nothing is trending where nothing is', async () => {
  const german = await createClusterPublication('language: de\n');
  for (const story of CLUSTER_STORIES) await writeClusterStory(german, { ...story, fields: '' });
  const { outDir, stderr } = await buildSite(german, CLOCK);
  expect(stderr).toBe('');
  expect(await readFile(join(outDir, 'topics/harbour/index.html'), 'utf8')).toContain('Auch bei <a href=');
  const trending = await readFile(join(outDir, 'trending/index.html'), 'utf8');
  expect(trending).toContain('Gerade ist nichts im Trend.');
  expect(trending).not.toContain('class="ranking"');
  expect(await checkHtml(outDir)).toEqual([]);
});
