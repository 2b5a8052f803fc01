import { describe, expect, it } from 'vitest';
import { groupByYear, makeSearchIndex } from '../../src/feeds/search-index.ts';
import { findMatches } from '../../src/feeds/search-matches.ts';
import { makeArticle, makeTopic } from '../articles/make-article.ts';
import { makeSite } from './make-site.ts';

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

  it('has an index a year, in the site’s time zone, that a new year’s story leaves alone', () => {
    const years = groupByYear(makeSite({ articles, settings: { timeZone: 'Europe/Berlin' } }));
    expect(years.map(({ year, articles: ofYear }) => [year, ofYear.length])).toEqual([['2026', 3]]);
    expect(groupByYear(makeSite({ articles })).map(({ year }) => year)).toEqual(['2026', '2025']);
  });
});
