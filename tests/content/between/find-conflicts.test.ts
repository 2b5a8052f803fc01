import { describe, expect, it } from 'vitest';
import { findConflicts } from '../../../src/content/between/find-conflicts.ts';
import { parseArticle } from '../../../src/content/read/parse-article.ts';

const FIELDS = `title: Bridge
publishedDateTime: 2026-03-01T09:30:00+01:00
originalUrl: https://example.com/bridge
provider: { name: Example, domain: example.com }`;

/** What an article is told whose one alias this is. */
function checkAlias(alias: string): string[] {
  const { article, problems } = parseArticle('news/bridge.md', Buffer.from(`---\n${FIELDS}\naliases:\n  - "${alias}"\n---\n`));
  return [...problems, ...(article ? findConflicts([article]) : [])].map(({ message }) => String(message));
}

describe('an alias', () => {
  it.each([
    '/topics/',
    '/topics/bridges/',
    '/providers/example.com/2/',
    '/archive/2026/03/',
    '/trending/',
    '/search/',
    '/feeds/',
    '/newsletter/2026-03-01/',
    '/offline/',
    '/offline/index.html',
    '/404/',
    '/404.html',
    '/news/',
    '/rss.xml',
    '/atom.xml/',
    '/opml.xml',
    '/sitemap.xml',
    '/sitemaps/lists.xml',
    '/news-sitemap.xml',
    '/robots.txt',
    '/0123456789abcdef.txt',
    '/manifest.webmanifest/',
    '/sw.js/',
    '/sw.js/old/',
    '/icons/192.png',
    '/icon.svg',
    '/favicon.ico',
    '/api/news/bridge/',
    '/assets/page.js',
    '/pictures/a.webp',
  ])('is refused at an address of the site: %s', (alias) => {
    expect(checkAlias(alias)).toEqual([expect.stringContaining('is an address that this site makes itself')]);
  });

  it.each([
    '/authors/',
    '/authors/x/',
    '/stories/',
    '/corrections/',
    '/clusters/',
    '/clusters/rss.xml',
    '/admin/',
    '/rsl.xml',
    '/llms.txt',
  ])('is refused where a page is to come: %s', (alias) => {
    expect(checkAlias(alias)).toEqual([expect.stringContaining('is an address that this site makes itself')]);
  });

  it.each(['/Offline/', '/SW.JS/', '/Icons/x/', '/ADMIN/', '/\uff4fffline/', '/o\ufb04ine/', '/Robots.TXT'])(
    'is refused in other letters too, which some disks take for the same: %s',
    (alias) => {
      expect(checkAlias(alias)).toEqual([expect.stringContaining('is an address that this site makes itself')]);
    },
  );

  it.each([
    '/feed.json',
    '/../offline/',
    '/old/../offline/',
    '/./sw.js',
    '//offline/',
    '/%6fffline/',
    '/offline%2f',
    '/_headers',
    '/.well-known/x',
    '/a\\\\b/',
  ])('is refused that is no plain path: %s', (alias) => {
    expect(checkAlias(alias)).toEqual([expect.stringContaining('an alias must be an old path of this site')]);
  });

  it.each([
    'old-name',
    '/2014/bridge/',
    '/2014/bridge.html',
    '/bridge',
    '/news/2014/bridge/',
    '/author/jo/bridge/',
    '/old/offline/',
    '/old/sw.js/',
    '/offline-reading/',
    '/story/',
    '/blog/rss.xml/',
    '/v1.5/',
  ])('is taken elsewhere: %s', (alias) => {
    expect(checkAlias(alias)).toEqual([]);
  });
});
