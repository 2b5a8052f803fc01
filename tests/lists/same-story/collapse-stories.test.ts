import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { groupByTopic } from '../../../src/lists/group-articles.ts';
import { collapseStories } from '../../../src/lists/same-story/collapse-stories.ts';
import { makeArticle, makeTopic } from '../../content/make-article.ts';

const NEWEST = Date.UTC(2026, 2, 20);
const quiet = makeTopic('quiet', { description: 'Where little happens.' });
const busy = makeTopic('busy');

/** An hour apart, newest first. */
const makeStories = (count: number, fields: (index: number) => Partial<Article> = () => ({})) =>
  Array.from({ length: count }, (_, index) =>
    makeArticle({ slug: `s${index}`, publishedAt: new Date(NEWEST - index * 3_600_000), topics: [busy], ...fields(index) }),
  );
const slugsOf = (articles: readonly Article[] | undefined) => articles?.map(({ slug }) => slug);

describe('collapseStories', () => {
  it('leaves of each cluster the lead, in the list of all stories and in its topics’', () => {
    const originalUrl = 'https://source.example/one';
    const stories = makeStories(4, (index) => (index === 1 || index === 3 ? { originalUrl, quality: index } : {}));
    // One source: its newest version leads.
    const { articles, groups, othersOf } = collapseStories(stories, groupByTopic([busy], stories));
    expect(slugsOf(articles)).toEqual(['s0', 's1', 's2']);
    expect(slugsOf(groups[0]?.articles)).toEqual(['s0', 's1', 's2']);
    expect(articles.map((article) => slugsOf(othersOf.get(article)))).toEqual([[], ['s3'], []]);
  });

  it('stays newest first, also where an older story leads', () => {
    const url = 'https://source.example/one';
    const stories = makeStories(3, (index) =>
      index === 1 ? {} : { originalUrl: url, quality: index, provider: { ...makeArticle({ slug: 'x' }).provider, domain: `p${index}` } },
    );
    expect(slugsOf(collapseStories(stories, []).articles)).toEqual(['s1', 's2']);
  });

  it('reaches older stories of a described topic, and is bounded by nothing else than what a front page shows', () => {
    const stories = makeStories(1000, (index) => ({ topics: index < 900 ? [busy] : [quiet] }));
    const { articles, groups } = collapseStories(stories, groupByTopic([busy, quiet], stories));
    expect(articles).toHaveLength(150);
    expect(slugsOf(groups.find(({ topic }) => topic.slug === 'quiet')?.articles)?.slice(0, 2)).toEqual(['s900', 's901']);
    expect(groups.find(({ topic }) => topic.slug === 'busy')?.articles).toHaveLength(120);
  });
});
