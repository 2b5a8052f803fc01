import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { MAX_FEED_SIZE } from '../../../src/feeds/feed.ts';
import { writeAtom } from '../../../src/feeds/syndication/atom-feed.ts';
import { fitFeed } from '../../../src/feeds/syndication/fit-feed.ts';
import { writeJsonFeed } from '../../../src/feeds/syndication/json-feed.ts';
import { findFeed } from '../../../src/feeds/syndication/list-feeds.ts';
import { openFeed } from '../../../src/feeds/syndication/open-feed.ts';
import { writeRss } from '../../../src/feeds/syndication/rss-feed.ts';
import { makeArticle, makeProvider, makeTopic } from '../../content/make-article.ts';
import { type CheckedFeed, checkAtom, checkJsonFeed, checkRss } from '../check-feed.ts';
import { MOON, makeSite, type SiteParts } from '../make-site.ts';
import { findMisreadings } from '../read-with-parsers.ts';
import { childrenOf, readXml, textOf, type XmlElement } from '../read-xml.ts';

const FORMATS = [
  { name: 'RSS', write: writeRss, check: checkRss },
  { name: 'Atom', write: writeAtom, check: checkAtom },
  { name: 'JSON Feed', write: writeJsonFeed, check: checkJsonFeed },
];

type Format = (typeof FORMATS)[number];

async function writeFeed({ write }: Pick<Format, 'write'>, parts: SiteParts, place?: string): Promise<string> {
  const site = makeSite(parts);
  const feed = findFeed(place, site);
  if (!feed) throw new Error(`there is no feed of ${place}`);
  return fitFeed(openFeed(feed, site), write);
}

async function checkedFeed(format: Format, parts: SiteParts, place?: string): Promise<CheckedFeed> {
  const text = await writeFeed(format, parts, place);
  const { faults, items } = format.check(text);
  return { items, faults: [...faults, ...(await findMisreadings(text, items))] };
}

async function rssItem(article: Partial<Article>, parts: SiteParts = {}): Promise<XmlElement> {
  const xml = readXml(await writeFeed({ write: writeRss }, { ...parts, articles: [makeArticle({ slug: 'a', ...article })] }));
  const [item] = childrenOf(childrenOf(xml, 'channel')[0] ?? xml, 'item');
  if (!item) throw new Error('the feed is empty');
  return item;
}

const hoursAgo = (hours: number) => new Date(Date.UTC(2026, 4, 1) - hours * 3600 * 1000);

/** One story an hour, the newest first. */
const hourly = (count: number, fields: Partial<Article> = {}) =>
  Array.from({ length: count }, (_, index) => makeArticle({ ...fields, slug: `story-${index}`, publishedAt: hoursAgo(index) }));

/** What bots write: markup, entities, direction marks, numbers that are text. */
const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '</title></item><item>',
  ']]> & &amp; &lt; &#8217; &nbsp;',
  '"quoted" \'text\'',
  '007',
  '1e3',
  'true',
  '𝕊tars 🌟 \u{10ffff}',
  'עברית (א) \u202e',
  'a\u2028b',
];

describe.each(FORMATS)('$name', (format) => {
  it.each(HOSTILE_TEXTS)('says %j as it is, in every text', async (text) => {
    const topic = makeTopic('t', { name: text });
    const image = { url: 'moon.jpg', title: text, attribution: text, isCached: true, width: 1, height: 1 };
    const provider = makeProvider({ domain: 'example.com', name: text, description: text });
    const article = makeArticle({ slug: 'a', title: text, excerpt: text, topics: [topic], images: [image], provider });
    const settings = { title: text, description: text };
    const parts = { articles: [article], settings, pictures: new Map([['moon.jpg', MOON]]) };
    for (const place of [undefined, 'topics/t', 'providers/example.com']) {
      const { faults, items } = await checkedFeed(format, parts, place);
      expect(faults).toEqual([]);
      expect(items.map(({ title }) => title)).toEqual([text]);
    }
  });

  it('is right without a story, and under a base path, and for odd addresses', async () => {
    const articles = [
      makeArticle({
        slug: 'élan',
        originalUrl: 'https://example.com/',
        topics: [makeTopic('élections', { name: 'Élections' })],
        body: '[a](b "c") ![x](y.png)',
      }),
    ];
    expect(await checkedFeed(format, {})).toEqual({ faults: [], items: [] });
    const { faults, items } = await checkedFeed(format, { articles, settings: { base: '/ai/' } }, 'topics/élections');
    expect(faults).toEqual([]);
    expect(items[0]?.link).toBe('https://lamp.example/ai/news/%C3%A9lan/');
    expect(items[0]?.content).toContain('<a href="https://lamp.example/ai/news/%C3%A9lan/b"');
  });

  it('lists the newest 50, and all of the two days before the newest', async () => {
    expect((await checkedFeed(format, { articles: hourly(49) })).items).toHaveLength(49);
    expect((await checkedFeed(format, { articles: hourly(300) })).items).toHaveLength(50);
    const busy = hourly(80).map((article, index) => ({ ...article, publishedAt: hoursAgo(index * 0.6) }));
    expect((await checkedFeed(format, { articles: busy })).items).toHaveLength(80);
    const busier = hourly(100).map((article, index) => ({ ...article, publishedAt: hoursAgo(index * 0.6) }));
    expect((await checkedFeed(format, { articles: busier })).items.at(-1)?.published).toBe(hoursAgo(48).toISOString());
  });

  it('takes bodies from its oldest items where it would be too large, and items only where there are too many', async () => {
    const long = hourly(60, { excerpt: 'In short.', body: `${'A long story & more. '.repeat(400)}` });
    const text = await writeFeed(format, { articles: long });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_FEED_SIZE);
    const { items, faults } = format.check(text);
    expect(faults).toEqual([]);
    expect(items).toHaveLength(50);
    const isWhole = items.map(({ content }) => content.includes('A long story'));
    expect(isWhole.indexOf(false)).toBeGreaterThan(15);
    expect(isWhole.slice(isWhole.indexOf(false))).not.toContain(true);
    expect(items.at(-1)?.content).toContain('<p>In short.</p>');

    const flood = hourly(3000).map((article) => ({ ...article, publishedAt: hoursAgo(0), title: `${article.title} ${'x'.repeat(100)}` }));
    const cut = await checkedFeed(format, { articles: flood });
    expect(cut.faults).toEqual([]);
    expect(cut.items.length).toBeGreaterThan(50);
    expect(cut.items.length).toBeLessThan(3000);

    const giants = [
      makeArticle({ slug: 'a', excerpt: 'In short.', body: 'word '.repeat(100_000) }),
      makeArticle({ slug: 'b', body: 'Small.' }),
    ];
    const giant = await checkedFeed(format, { articles: giants });
    expect(giant.faults).toEqual([]);
    expect(giant.items.map(({ content }) => /In short\.|Small\./.exec(content)?.[0])).toEqual(['In short.', 'Small.']);
  });

  it('keeps every identity when headline, body, dates, file, number of stories, address and title of the site change', async () => {
    const before = await checkedFeed(format, { articles: [makeArticle({ slug: 'a', id: 'own' }), makeArticle({ slug: 'b' })] });
    const changed = { title: 'T', body: 'B', excerpt: 'E', file: 'news/2026/other.md', updatedAt: new Date('2026-05-01T00:00:00Z') };
    const articles = [makeArticle({ ...changed, slug: 'renamed', id: 'own' }), makeArticle({ ...changed, slug: 'b' })];
    const settings = { url: 'https://moved.example', base: '/paper/', title: 'Another' };
    const after = await checkedFeed(format, { articles: [...articles, ...hourly(10)], settings });
    const guids = ({ items }: CheckedFeed) => new Set(items.map(({ guid }) => guid));
    expect([...guids(before)].filter((guid) => guids(after).has(guid))).toHaveLength(2);
    expect(after.items.find(({ title }) => title === 'T')?.published).toBe('2026-03-01T12:00:00.000Z');
  });

  it('is the same text each time', async () => {
    const articles = hourly(60, { body: 'Words.', topics: [makeTopic('t')] });
    expect(await writeFeed(format, { articles })).toBe(await writeFeed(format, { articles: articles.toReversed() }));
  });

  it('names the hub where there is one', async () => {
    const text = await writeFeed(format, { articles: hourly(1), settings: { hub: 'https://hub.example/' } });
    expect(text).toContain('https://hub.example/');
    expect(format.check(text).faults).toEqual([]);
    expect(await writeFeed(format, { articles: hourly(1) })).not.toContain('hub');
  });
});

describe('An RSS item', () => {
  it('keeps markup in a plain excerpt from becoming a tag where readers take descriptions for HTML', async () => {
    const item = await rssItem({ excerpt: '<img src=x onerror=alert(1)> & &lt;b&gt; R&D' });
    expect(textOf(item, 'description')).toBe('&lt;img src=x onerror=alert(1)&gt; & &amp;lt;b&amp;gt; R&D');
  });

  it('makes every link of a body absolute', async () => {
    const item = await rssItem({
      body: '[a](../other/) [b](next) [c](/topics/) [d](https://y.example/?a=1&b=2) note[^1]\n\n[^1]: n',
      webUrl: 'https://w.example/',
    });
    expect([...(textOf(item, 'content:encoded') ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      'https://w.example/',
      'https://lamp.example/news/other/',
      'https://lamp.example/news/a/next',
      'https://lamp.example/topics/',
      'https://y.example/?a=1&amp;b=2',
      'https://lamp.example/news/a/#fn1',
      'https://lamp.example/news/a/#fnref1',
    ]);
  });

  it('says where a story from elsewhere comes from, and leads to this site’s page of the provider for its own', async () => {
    const foreign = await rssItem({ originalUrl: 'https://o.example/' });
    expect(textOf(foreign, 'content:encoded')).toContain('Source: <a href="https://o.example/">Example News</a>');
    const own = await rssItem({ originalUrl: 'https://lamp.example/news/a/' });
    expect(textOf(own, 'content:encoded')).toContain('Source: <a href="https://lamp.example/providers/example.com/">');
  });

  it('has picture, author, topics and the date of the last edit', async () => {
    const images = [{ url: 'moon.jpg', title: 'The moon', attribution: 'A. Person', isCached: true, width: 1, height: 1 }];
    const topics = [makeTopic('a', { name: 'R&D' }), makeTopic('b', { name: 'C++' })];
    const article = { images, topics, updatedAt: new Date('2026-04-01T00:00:00Z') };
    const item = await rssItem(article, { pictures: new Map([['moon.jpg', MOON]]) });
    const [media] = childrenOf(item, 'media:content');
    expect(media?.attributes).toEqual({
      url: 'https://lamp.example/pictures/00000000000000000002.jpg',
      type: 'image/jpeg',
      medium: 'image',
      fileSize: '5000',
      width: '1200',
      height: '630',
    });
    expect(media && textOf(media, 'media:credit')).toBe('A. Person');
    expect(textOf(item, 'dc:creator')).toBe('Example News');
    expect(childrenOf(item, 'category').map(({ text }) => text)).toEqual(['R&D', 'C++']);
    expect(textOf(item, 'atom:updated')).toBe('2026-04-01T00:00:00.000Z');
    expect(textOf(item, 'pubDate')).toBe('Sun, 01 Mar 2026 12:00:00 GMT');
  });
});
