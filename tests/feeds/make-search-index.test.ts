import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreSlug, shortenSlug } from '../../src/browser/search/short-slug.ts';
import { findSearchPart, listSearchParts, makeSearchIndex } from '../../src/feeds/make-search-index.ts';
import { en } from '../../src/words/en.ts';
import { makeArticle, makeProvider } from '../content/make-article.ts';
import { makeSite } from './make-site.ts';

describe('The search index', () => {
  it('has parts from the newest, of which an old one never changes', () => {
    const many = Array.from({ length: 6100 }, (_, index) =>
      makeArticle({ slug: `${6100 - index}`, publishedAt: new Date((6100 - index) * 1000) }),
    );
    const describeParts = (articles: typeof many) => {
      const { stories } = makeSite({ articles });
      return listSearchParts(stories).map(({ part, oldest }) => {
        const items = findSearchPart(stories, part);
        expect(oldest).toEqual(items.at(-1)?.publishedAt);
        return [part, items.length, items[0]?.slug];
      });
    };
    expect(describeParts(many)).toEqual([
      ['newest', 2100, '6100'],
      ['2', 2000, '4000'],
      ['1', 2000, '2000'],
    ]);
    expect(describeParts(many.slice(101)).slice(1)).toEqual([['1', 2000, '2000']]);
    expect(describeParts([])).toEqual([['newest', 0, undefined]]);
  });

  it('names a source once, as its newest story does', () => {
    const provider = makeProvider({ domain: 'a.example', name: 'New name' });
    const articles = [makeArticle({ slug: 'b', provider }), makeArticle({ slug: 'a', provider: { ...provider, name: 'Old name' } })];
    const index = makeSearchIndex(articles, () => '2026-03-01', en.labels);
    expect(index.providers).toEqual([['a.example', 'New name']]);
    expect(index.providerOf).toEqual([0, 0]);
  });
});

describe('A short slug', () => {
  it('leaves out what day and title say', () => {
    const shorten = (slug: string) => shortenSlug(slug, 'The Bridge: Open!', '2026-03-01');
    expect(shorten('2026-03-01-the-bridge-open')).toEqual([0, 0, '']);
    expect(shorten('the-bridge-open')).toEqual([1, 0, '']);
    expect(shorten('2026-03-01-the-bridge-2')).toEqual([0, 4, '2']);
  });

  it('gives any slug back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (slug, title) => {
        const short: ReturnType<typeof shortenSlug> = JSON.parse(JSON.stringify(shortenSlug(slug, title, '2026-03-01')));
        expect(restoreSlug(short, title, '2026-03-01')).toBe(slug);
      }),
    );
  });
});
