import { describe, expect, it } from 'vitest';
import { createAddresses } from '../../src/content/addresses.ts';

describe.each([
  ['/', 'https://example.com'],
  ['/ai/', 'https://example.com'],
  ['/a/b/', 'http://localhost:4321'],
])('under %s of %s', (base, url) => {
  const addresses = createAddresses({ base, url });

  it('every address begins with the base and is the one that was promised', () => {
    expect(addresses).toMatchObject({
      home: base,
      topics: `${base}topics/`,
      providers: `${base}providers/`,
      archive: `${base}archive/`,
      trending: `${base}trending/`,
      search: `${base}search/`,
      feedList: `${base}feeds/`,
      newsletter: `${base}newsletter/`,
      opml: `${base}opml.xml`,
      sitemap: `${base}sitemap.xml`,
      newsSitemap: `${base}news-sitemap.xml`,
      apiTopics: `${base}api/topics/index.json`,
    });
    expect(addresses.feeds(addresses.home)).toEqual({ rss: `${base}rss.xml`, atom: `${base}atom.xml`, json: `${base}feed.json` });
    expect(addresses.feeds(addresses.topic('ai')).rss).toBe(`${base}topics/ai/rss.xml`);
    expect(addresses.issue('2026-03-01')).toBe(`${base}newsletter/2026-03-01/`);
    expect(addresses.apiNews()).toBe(`${base}api/news/index.json`);
    expect(addresses.apiNewsPage(2, 'ai')).toBe(`${base}api/news/ai/page/2/index.json`);
    expect(addresses.apiArticle('bridge-opens')).toBe(`${base}api/news/bridge-opens.json`);
    expect(addresses.article('bridge-opens')).toBe(`${base}news/bridge-opens/`);
    expect(addresses.topic('ai')).toBe(`${base}topics/ai/`);
    expect(addresses.topic('ai', 1)).toBe(`${base}topics/ai/1/`);
    expect(addresses.provider('example.com')).toBe(`${base}providers/example.com/`);
    expect(addresses.provider('example.com', 12)).toBe(`${base}providers/example.com/12/`);
    expect(addresses.month('2026', '03')).toBe(`${base}archive/2026/03/`);
  });

  it('an absolute address has the host and the base once', () => {
    expect(addresses.absolute(addresses.article('bridge'))).toBe(`${url}${base}news/bridge/`);
    expect(addresses.absolute(addresses.home)).toBe(`${url}${base}`);
  });

  it('letters outside ASCII are percent-encoded, and once', () => {
    expect(addresses.article('br\u00fccke')).toBe(`${base}news/br%C3%BCcke/`);
    expect(addresses.provider('m\u00fcnchen.example')).toBe(`${base}providers/m%C3%BCnchen.example/`);
    expect(addresses.absolute(addresses.article('\u65e5\u672c'))).toBe(`${url}${base}news/%E6%97%A5%E6%9C%AC/`);
  });
});

it('page 0 is a page of its own, not the newest', () => {
  expect(createAddresses({ base: '/', url: 'https://example.com' }).topic('ai', 0)).toBe('/topics/ai/0/');
});
