import { describe, expect, it } from 'vitest';
import { groupByTopic } from '../../src/lists/group-articles.ts';
import { makeArticle, makeTopic } from '../content/make-article.ts';

const slugsOf = (articles: readonly { slug: string }[]) => articles.map(({ slug }) => slug);

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
    const groups = groupByTopic([ai, chips, empty], articles).map((group) => [group.topic.slug, slugsOf(group.articles)]);
    expect(groups).toEqual([
      ['zoo', []],
      ['ai', ['b', 'a']],
      ['chips', ['b']],
    ]);
  });

  it('sorts topics of one name by slug', () => {
    const topics = [makeTopic('y', { name: 'Same' }), makeTopic('x', { name: 'same' })];
    expect(groupByTopic(topics, []).map(({ topic }) => topic.slug)).toEqual(['x', 'y']);
  });
});
