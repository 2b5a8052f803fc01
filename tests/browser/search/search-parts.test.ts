import { describe, expect, it } from 'vitest';
import { searchParts } from '../../../src/browser/search/search-parts.ts';
import { EVERYTHING, readQuery, type SearchQuery, writeQuery } from '../../../src/browser/search/search-query.ts';
import { planParts } from '../../../src/browser/search/search-settings.ts';
import { makeSearchable } from '../../../src/browser/search/searchable-part.ts';
import { makeSearchIndex } from '../../../src/feeds/make-search-index.ts';
import { en } from '../../../src/words/en.ts';
import { makeArticle, makeProvider, makeTopic } from '../../content/make-article.ts';

const sea = makeTopic('sea', { name: 'Sea' });
const sky = makeTopic('sky', { name: 'Sky' });
const [harbour, tower] = ['harbour', 'tower'].map((name) => makeProvider({ domain: `${name}.example`, name }));
if (!harbour || !tower) throw new Error('no providers');

function makePart(...articles: Parameters<typeof makeArticle>[0][]) {
  return makeSearchable(makeSearchIndex(articles.map(makeArticle), (moment) => moment.toISOString().slice(0, 10), en.labels));
}

const parts = [
  makePart(
    { slug: '1', title: 'Storm', publishedAt: new Date('2026-05-01T00:00:00Z'), topics: [sea, sky], provider: harbour },
    { slug: '2', title: 'Storm', publishedAt: new Date('2026-04-01T00:00:00Z'), topics: [sky], provider: tower },
  ),
  makePart({ slug: '3', title: 'Storm', publishedAt: new Date('2025-04-01T00:00:00Z'), topics: [sea], provider: harbour }),
];

function search(query: Partial<SearchQuery>) {
  const { matches, topics, sources } = searchParts(parts, { ...EVERYTHING, ...query });
  const count = (choices: typeof topics) => Object.fromEntries(choices.map(({ address, count }) => [address, count]));
  return { days: matches.map(({ part, story }) => part.index.days[story]?.slice(0, 7)), topics: count(topics), sources: count(sources) };
}

describe('Searching several parts', () => {
  it('narrows what is found by topic, source and year, and says what each other choice would leave', () => {
    expect(search({ words: 'storm' })).toEqual({
      days: ['2026-05', '2026-04', '2025-04'],
      topics: { sea: 2, sky: 2 },
      sources: { 'harbour.example': 2, 'tower.example': 1 },
    });
    expect(search({ words: 'storm', topic: 'sky', year: '2026' })).toEqual({
      days: ['2026-05', '2026-04'],
      topics: { sea: 1, sky: 2 },
      sources: { 'harbour.example': 1, 'tower.example': 1 },
    });
    expect(search({ source: 'tower.example' }).days).toEqual(['2026-04']);
  });

  it('keeps a choice on offer that leaves nothing', () => {
    expect(search({ topic: 'sea', source: 'tower.example' })).toEqual({
      days: [],
      topics: { sea: 0, sky: 1 },
      sources: { 'harbour.example': 2, 'tower.example': 0 },
    });
  });

  it('takes signs alone for a search that finds nothing', () => {
    expect(search({ words: ' … ' }).days).toEqual([]);
  });

  it('shows similar words only where few stories have the very words', () => {
    const titles = [...Array.from({ length: 5 }, () => 'Gravel'), 'Travel'];
    const many = [makePart(...titles.map((title, number) => ({ slug: `${number}`, title })))];
    const find = (words: string) => searchParts(many, { ...EVERYTHING, words });
    expect(find('gravel').similar).toHaveLength(0);
    expect(find('travel').similar).toHaveLength(5);
  });

  it('looks for a year only where its stories are', () => {
    const spans = [
      ['newest', '2025-06-01'],
      ['2', '2024-02-01'],
      ['1', '2022-12-31'],
    ] as const;
    const plan = (year: string) => planParts(spans, year).map(([part]) => part);
    expect(plan('')).toEqual(['newest', '2', '1']);
    expect(plan('2026')).toEqual(['newest']);
    expect(plan('2025')).toEqual(['newest', '2']);
    expect(plan('2024')).toEqual(['2', '1']);
    expect(plan('2022')).toEqual(['1']);
    expect(plan('2021')).toEqual([]);
  });
});

describe('The address of a search', () => {
  it('holds all of a search and nothing else', () => {
    const query = { words: 'a&b', topic: 'sea', source: 'harbour.example', year: '2026' };
    expect(writeQuery('/search/', query)).toBe('/search/?q=a%26b&topic=sea&source=harbour.example&year=2026');
    expect(readQuery('?q=a%26b&topic=sea&source=harbour.example&year=2026')).toEqual(query);
    expect(writeQuery('/search/', EVERYTHING)).toBe('/search/');
  });
});
