import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { writeNewsSitemap } from '../../../src/feeds/crawlers/news-sitemap.ts';
import { writeRobots } from '../../../src/feeds/crawlers/robots.ts';
import { findSitemapPart, nameSitemapParts, writeSitemap, writeSitemapIndex } from '../../../src/feeds/crawlers/sitemaps.ts';
import { writeOpml } from '../../../src/feeds/syndication/opml.ts';
import { makeArticle, makeTopic } from '../../content/make-article.ts';
import { makeSite, type SiteParts } from '../make-site.ts';
import { childrenOf, readXml, textOf } from '../read-xml.ts';

function readUrls(xml: string): { loc: string | undefined; lastmod: string | undefined }[] {
  return readXml(xml).children.map((url) => ({ loc: textOf(url, 'loc'), lastmod: textOf(url, 'lastmod') }));
}

function readSitemap(parts: SiteParts) {
  const site = makeSite(parts);
  return Object.fromEntries(nameSitemapParts(site).map((name) => [name, readUrls(writeSitemap(findSitemapPart(name, site), site))]));
}

const at = (moment: string, fields: Partial<Article> = {}) =>
  makeArticle({ slug: moment.slice(0, 10), publishedAt: new Date(moment), ...fields });

describe('The sitemap', () => {
  it('has a file for each month, so that a new story leaves the others alone', () => {
    const older = [at('2026-04-02T00:00:00Z'), at('2026-04-20T00:00:00Z', { updatedAt: new Date('2026-05-03T00:00:00Z') })];
    const before = readSitemap({ articles: older });
    expect(before['2026-04']).toEqual([
      { loc: 'https://lamp.example/news/2026-04-20/', lastmod: '2026-05-03T00:00:00.000Z' },
      { loc: 'https://lamp.example/news/2026-04-02/', lastmod: '2026-04-02T00:00:00.000Z' },
    ]);
    const after = readSitemap({ articles: [...older, at('2026-05-05T00:00:00Z')] });
    expect(after['2026-04']).toEqual(before['2026-04']);
    expect(Object.keys(after)).toEqual(['lists', '2026-05', '2026-04']);
  });

  it('dates lists by their newest stories, and never by the build', () => {
    const articles = [at('2026-04-02T00:00:00Z', { topics: [makeTopic('t')] }), at('2026-04-05T00:00:00Z')];
    const { lists = [] } = readSitemap({ articles, topics: [makeTopic('t'), makeTopic('quiet')] });
    const lastmod = Object.fromEntries(lists.map((entry) => [entry.loc?.replace('https://lamp.example', ''), entry.lastmod]));
    expect(lastmod).toMatchObject({
      '/': '2026-04-05T00:00:00.000Z',
      '/topics/t/': '2026-04-02T00:00:00.000Z',
      '/topics/quiet/': undefined,
    });
  });

  it('splits a month of more than a thousand stories, from the oldest, so that a new one leaves the full files alone', () => {
    const stories = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        makeArticle({ slug: `s${index}`, publishedAt: new Date(Date.UTC(2026, 2, 1) + index * 1000) }),
      );
    const read = (count: number) => {
      const site = makeSite({ articles: stories(count) });
      const names = nameSitemapParts(site).filter((name) => /^\d/.test(name));
      return names.map((name) => [name, findSitemapPart(name, site).map(({ path }) => path)] as const);
    };
    const [before, after] = [read(2001), read(2002)];
    expect(before.map(([name, paths]) => [name, paths.length, paths[0]])).toEqual([
      ['2026-03', 1000, '/news/s999/'],
      ['2026-03-2', 1000, '/news/s1999/'],
      ['2026-03-3', 1, '/news/s2000/'],
    ]);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });

  it('has numbered pages in the files of the months in which they were filled', () => {
    const topic = makeTopic('t');
    const at28 = (month: number, index: number) =>
      makeArticle({ slug: `m${month}-${index}`, topics: [topic], publishedAt: new Date(Date.UTC(2026, month, 1 + index)) });
    const months = [1, 2, 3].flatMap((month) => Array.from({ length: 6 }, (_, index) => at28(month, index)));
    const read = (articles: Article[]) => {
      const sitemap = readSitemap({ articles, settings: { pageSize: 4 } });
      const paths = (name: string) =>
        sitemap[name]?.map(({ loc }) => loc?.replace('https://lamp.example', '')).filter((path) => path?.includes('/t/'));
      return { lists: paths('lists'), february: paths('pages-2026-02'), march: paths('pages-2026-03'), april: paths('pages-2026-04') };
    };
    expect(read(months)).toEqual({
      lists: ['/topics/t/'],
      february: ['/topics/t/1/'],
      march: ['/topics/t/2/', '/topics/t/3/'],
      april: undefined,
    });
    const later = [...months, at28(4, 0), at28(4, 1)];
    expect(read(later)).toEqual({ ...read(months), april: ['/topics/t/4/'] });
  });

  it('has an index of its files', () => {
    const site = makeSite({ articles: [at('2026-04-02T00:00:00Z')], settings: { base: '/ai/' } });
    expect(readUrls(writeSitemapIndex(site))).toEqual([
      { loc: 'https://lamp.example/ai/sitemaps/lists.xml', lastmod: '2026-04-02T00:00:00.000Z' },
      { loc: 'https://lamp.example/ai/sitemaps/2026-04.xml', lastmod: '2026-04-02T00:00:00.000Z' },
    ]);
  });

  it('leaves out stories whose source is to be listed instead', () => {
    const articles = [at('2026-04-02T00:00:00Z', { webUrl: 'https://w.example/' }), at('2026-04-03T00:00:00Z')];
    const parts = { articles, settings: { canonical: 'source' as const } };
    expect(readSitemap(parts)['2026-04']?.map(({ loc }) => loc)).toEqual(['https://lamp.example/news/2026-04-03/']);
    expect(readSitemap({ articles })['2026-04']).toHaveLength(2);
  });

  it('escapes what XML would read otherwise', () => {
    const [entry] = readSitemap({ articles: [makeArticle({ slug: 'a&b' })] })['2026-03'] ?? [];
    expect(entry?.loc).toBe('https://lamp.example/news/a%26b/');
  });
});

describe('The news sitemap', () => {
  const now = new Date('2026-05-03T00:00:00Z');
  const titles = (parts: SiteParts) =>
    childrenOf(readXml(writeNewsSitemap(makeSite({ now, ...parts }))), 'url').map((url) => {
      const [news] = childrenOf(url, 'news:news');
      return news && textOf(news, 'news:title');
    });

  it('lists the stories of the last two days by the build’s clock, with what Google wants of each', () => {
    const articles = [at('2026-05-01T00:00:00Z', { title: 'New & good' }), at('2026-04-30T23:59:59Z')];
    const [url, ...others] = readXml(writeNewsSitemap(makeSite({ articles, now, settings: { language: 'en-GB' } }))).children;
    expect(others).toEqual([]);
    const [news] = url ? childrenOf(url, 'news:news') : [];
    expect(url && textOf(url, 'loc')).toBe('https://lamp.example/news/2026-05-01/');
    expect(news && [textOf(news, 'news:title'), textOf(news, 'news:publication_date')]).toEqual(['New & good', '2026-05-01T00:00:00.000Z']);
    const [publication] = news ? childrenOf(news, 'news:publication') : [];
    expect(publication && [textOf(publication, 'news:name'), textOf(publication, 'news:language')]).toEqual(['The Lamp', 'en']);
  });

  it('leaves out stories that only lead elsewhere, unless the site wants them', () => {
    const articles = [
      at('2026-05-01T01:00:00Z', { title: 'hosted' }),
      at('2026-05-01T02:00:00Z', { slug: 'b', title: 'linked', webUrl: 'https://w.example/' }),
      at('2026-05-01T03:00:00Z', { slug: 'c', title: 'republished', webUrl: 'https://w.example/', body: 'All of it.' }),
    ];
    expect(titles({ articles })).toEqual(['republished', 'hosted']);
    expect(titles({ articles, settings: { newsSitemap: 'all' } })).toEqual(['republished', 'linked', 'hosted']);
    expect(titles({ articles, settings: { newsSitemap: 'all', canonical: 'source' } })).toEqual(['hosted']);
  });

  it('stops at 1,000, and is a document without any', () => {
    const articles = Array.from({ length: 1001 }, (_, index) => at('2026-05-02T00:00:00Z', { slug: `s${index}` }));
    expect(titles({ articles })).toHaveLength(1000);
    expect(titles({})).toEqual([]);
  });
});

describe('OPML and robots.txt', () => {
  it('list every feed, topics and sources in folders, and every sitemap', () => {
    const articles = [makeArticle({ slug: 'a', topics: [makeTopic('c', { name: 'C & "C"' })] })];
    const site = makeSite({ articles, settings: { base: '/ai/' } });
    const opml = readXml(writeOpml(site));
    const [body] = childrenOf(opml, 'body');
    const tree = body?.children.map(({ attributes, children }) => [
      attributes['text'],
      attributes['xmlUrl'] ?? children.map((child) => [child.attributes['text'], child.attributes['xmlUrl']]),
    ]);
    expect(opml.attributes).toEqual({ version: '2.0' });
    expect(tree).toEqual([
      ['The Lamp', 'https://lamp.example/ai/rss.xml'],
      ['Newsletter', 'https://lamp.example/ai/newsletter/rss.xml'],
      ['Topics', [['C & "C"', 'https://lamp.example/ai/topics/c/rss.xml']]],
      ['Sources', [['Example News', 'https://lamp.example/ai/providers/example.com/rss.xml']]],
    ]);
    expect(writeRobots(site)).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://lamp.example/ai/sitemap.xml\nSitemap: https://lamp.example/ai/news-sitemap.xml\n',
    );
  });
});
