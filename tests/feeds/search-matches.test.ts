import { describe, expect, it } from 'vitest';
import { makeSearchIndex, splitForSearch } from '../../src/feeds/search-index.ts';
import { findMatches } from '../../src/feeds/search-matches.ts';
import { makeArticle, makeTopic } from '../articles/make-article.ts';

const articles = [
  makeArticle({
    slug: 'b',
    title: 'Élan & other moods',
    topics: [makeTopic('c', { name: 'C++' })],
    publishedAt: new Date('2026-02-01T00:00:00Z'),
  }),
  makeArticle({ slug: 'a', title: 'The bridge opens', topics: [makeTopic('e', { name: 'Engineering' })] }),
  makeArticle({ slug: 'z', title: 'Last year’s bridge', publishedAt: new Date('2025-12-31T23:00:00Z') }),
];
const index = makeSearchIndex(articles, (moment) => moment.toISOString().slice(0, 10));
const find = (query: string) => findMatches(index, query).map(({ slug }) => slug);

describe('Searching', () => {
  it('finds stories whose title, topics or source have every word, by the words’ beginnings', () => {
    expect(find('bri')).toEqual(['a', 'z']);
    expect(find('bridge engin')).toEqual(['a']);
    expect(find('EXAMPLE news')).toEqual(['b', 'a', 'z']);
    expect(find('ridge')).toEqual([]);
    expect(find('bridge tunnel')).toEqual([]);
  });

  it('does without accents, case and punctuation, but knows C++', () => {
    expect(find('elan')).toEqual(['b']);
    expect(find('ÉLAN!')).toEqual(['b']);
    expect(find('c++')).toEqual(['b']);
    expect(find(' … ')).toEqual([]);
  });

  it('goes through parts from the newest, of which an old one never changes', () => {
    const many = Array.from({ length: 6100 }, (_, index) => makeArticle({ slug: `${6100 - index}` }));
    const describeParts = (stories: typeof many) => splitForSearch(stories).map(({ part, items }) => [part, items.length, items[0]?.slug]);
    expect(describeParts(many)).toEqual([
      ['newest', 2100, '6100'],
      ['2', 2000, '4000'],
      ['1', 2000, '2000'],
    ]);
    expect(describeParts(many.slice(101)).slice(1)).toEqual([['1', 2000, '2000']]);
    expect(describeParts([])).toEqual([['newest', 0, undefined]]);
  });
});
