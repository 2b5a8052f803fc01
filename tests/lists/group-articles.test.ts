import { describe, expect, it } from 'vitest';
import { groupByMonth, groupByProvider, groupByTopic } from '../../src/lists/group-articles.ts';
import { makeArticle, makeProvider, makeTopic } from '../content/make-article.ts';

const slugsOf = (articles: readonly { slug: string }[]) => articles.map(({ slug }) => slug);
const provider = (domain: string, name: string) => makeProvider({ domain, name });

describe('groupByTopic', () => {
  const [ai, chips, empty] = [
    makeTopic('ai', { name: 'artificial intelligence' }),
    makeTopic('chips', { name: 'Chips' }),
    makeTopic('zoo', { name: 'Animals' }),
  ];

  it('sorts topics by name, whatever their case, and keeps the order of articles', () => {
    const articles = [
      makeArticle({ slug: 'b', topics: [chips, ai] }),
      makeArticle({ slug: 'a', topics: [ai] }),
      makeArticle({ slug: 'c' }),
    ];
    const groups = groupByTopic([ai, chips, empty], { articles, takenOff: [] }).map((group) => [group.topic.slug, slugsOf(group.articles)]);
    expect(groups).toEqual([
      ['zoo', []],
      ['ai', ['b', 'a']],
      ['chips', ['b']],
    ]);
  });

  it('sorts topics of one name by slug', () => {
    const topics = [makeTopic('y', { name: 'Same' }), makeTopic('x', { name: 'same' })];
    expect(groupByTopic(topics, { articles: [], takenOff: [] }).map(({ topic }) => topic.slug)).toEqual(['x', 'y']);
  });
});

describe('groupByProvider', () => {
  it('has a group for each provider with a file or an article, by name', () => {
    const articles = [
      makeArticle({ slug: 'b', provider: provider('zdf.example', 'zdf') }),
      makeArticle({ slug: 'a', provider: provider('bbc.example', 'BBC') }),
    ];
    const groups = groupByProvider([provider('quiet.example', 'Quiet Times')], { articles, takenOff: [] });
    expect(groups.map((group) => [group.provider.domain, slugsOf(group.articles)])).toEqual([
      ['bbc.example', ['a']],
      ['quiet.example', []],
      ['zdf.example', ['b']],
    ]);
  });

  it('takes the name from the oldest article, so that a newer spelling changes no old page', () => {
    const articles = ['New Name', 'Old Name'].map((name) => makeArticle({ slug: name, provider: provider('example.com', name) }));
    expect(groupByProvider([], { articles, takenOff: [] }).map((group) => group.provider.name)).toEqual(['Old Name']);
  });

  it('takes the name from the file where there is one', () => {
    const articles = [makeArticle({ slug: 'a', provider: provider('example.com', 'As Written') })];
    expect(groupByProvider([provider('example.com', 'As Filed')], { articles, takenOff: [] }).map((group) => group.provider.name)).toEqual([
      'As Filed',
    ]);
  });
});

describe('groupByMonth', () => {
  const at = (slug: string, moment: string) => makeArticle({ slug, publishedAt: new Date(moment) });
  const monthsOf = (timeZone: string, ...articles: ReturnType<typeof at>[]) =>
    groupByMonth(articles, timeZone).map((group) => [group.year, group.month, slugsOf(group.articles)]);

  it('keeps the newest first and leaves out months without a story', () => {
    expect(monthsOf('UTC', at('c', '2026-03-02T00:00:00Z'), at('b', '2026-03-01T00:00:00Z'), at('a', '2025-11-30T00:00:00Z'))).toEqual([
      ['2026', '03', ['c', 'b']],
      ['2025', '11', ['a']],
    ]);
  });

  it("counts months in the site's time zone", () => {
    const lateInMarch = at('a', '2026-03-31T22:30:00Z');
    expect(monthsOf('UTC', lateInMarch)).toEqual([['2026', '03', ['a']]]);
    expect(monthsOf('Europe/Berlin', lateInMarch)).toEqual([['2026', '04', ['a']]]);
    expect(monthsOf('America/New_York', at('b', '2026-01-01T04:59:59Z'))).toEqual([['2025', '12', ['b']]]);
  });

  it.each([
    ['America/Los_Angeles', '0001-01-01T00:00:00Z', '0000', '12'],
    ['America/Los_Angeles', '0001-01-01T08:00:00Z', '0001', '01'],
    ['Asia/Tokyo', '0000-12-31T23:00:00Z', '0001', '01'],
    ['UTC', '0000-02-29T12:00:00Z', '0000', '02'],
    ['UTC', '0001-03-01T00:00:00Z', '0001', '03'],
    ['America/Los_Angeles', '0000-01-01T00:00:00Z', '0000', '01'],
    ['Asia/Tokyo', '9999-12-31T23:00:00Z', '9999', '12'],
    // Before railways, clocks went by the sun.
    ['Asia/Manila', '1800-01-01T15:00:00Z', '1799', '12'],
    ['America/Metlakatla', '1800-01-31T09:00:00Z', '1800', '02'],
  ])('knows the month in %s of %s', (timeZone, moment, year, month) => {
    expect(monthsOf(timeZone, at('a', moment))).toEqual([[year, month, ['a']]]);
  });

  it('gives years below 1000 four digits', () => {
    expect(monthsOf('UTC', at('a', '0099-12-15T00:00:00Z'))).toEqual([['0099', '12', ['a']]]);
  });
});
