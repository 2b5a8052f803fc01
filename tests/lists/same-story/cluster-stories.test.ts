import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, RelatedStory } from '../../../src/content/article.ts';
import { compareNewestFirst } from '../../../src/content/article-order.ts';
import { clusterStories } from '../../../src/lists/same-story/cluster-stories.ts';
import { makeArticle, makeProvider } from '../../content/make-article.ts';

const HOUR = 3600 * 1000;
const NEWEST = Date.UTC(2026, 2, 20);
const BRIDGE = 'Bridge over the harbour opens two days early';

interface Fields extends Partial<Article> {
  /** Of the newest moment. */
  hours?: number;
  from?: string;
}

const providerOf = (name: string) => makeProvider({ domain: `${name}.example`, name });

/** An article of an hour, from a source of its own. */
const story = (slug: string, { hours = 0, from = slug, ...fields }: Fields = {}) =>
  makeArticle({
    slug,
    publishedAt: new Date(NEWEST - hours * HOUR),
    provider: providerOf(from),
    webUrl: `https://${from}.example/${slug}`,
    ...fields,
  });

const relatedTo = (webUrl: string): RelatedStory => ({
  title: 'Elsewhere',
  excerpt: '',
  webUrl,
  publishedAt: undefined,
  provider: providerOf('elsewhere'),
  images: [],
  quality: undefined,
});

/** The slugs of each cluster, the lead first. */
const slugsOf = (articles: readonly Article[]) =>
  clusterStories(articles).map(({ lead, others }) => [lead, ...others].map(({ slug }) => slug).join(' '));

describe('clusterStories', () => {
  it('leaves stories apart that have nothing in common, in their order', () => {
    expect(slugsOf([story('c'), story('a'), story('b')])).toEqual(['c', 'a', 'b']);
    expect(slugsOf([])).toEqual([]);
  });

  it('joins stories with one source address, however it is written and however long ago', () => {
    const articles = [
      story('a', { originalUrl: 'https://www.source.example/x?utm_source=feed' }),
      story('b'),
      story('c', { hours: 1000, originalUrl: 'http://source.example/x/' }),
      story('d', { hours: 2000, webUrl: 'https://m.source.example/x#top' }),
    ];
    expect(slugsOf(articles)).toEqual(['d a c', 'b']);
  });

  it('does not take a site’s front page for the source of its stories', () => {
    const [a, b] = ['a', 'b'].map((slug) => story(slug, { originalUrl: 'https://source.example/', webUrl: undefined }));
    expect(slugsOf([a, b] as Article[])).toEqual(['a', 'b']);
  });

  it('joins a story with one that it names as related, whichever is newer', () => {
    const address = 'https://b.example/b?utm_medium=rss';
    expect(slugsOf([story('a', { related: [relatedTo(address)] }), story('b', { hours: 1 })])).toEqual(['b a']);
    expect(slugsOf([story('b'), story('a', { hours: 1, related: [relatedTo(address)] })])).toEqual(['a b']);
    expect(slugsOf([story('a', { related: [relatedTo('https://a.example/a')] })])).toEqual(['a']);
  });

  it('joins copies of a headline at two sources within three days', () => {
    const within = [story('a', { title: BRIDGE }), story('b', { title: `Update: ${BRIDGE}`, hours: 72 })];
    expect(slugsOf(within)).toEqual(['b a']);
    const apart = [story('a', { title: BRIDGE }), story('b', { title: BRIDGE, hours: 73 })];
    expect(slugsOf(apart)).toEqual(['a', 'b']);
  });

  it('takes equal headlines of one source for versions within twelve hours, and for a column after that', () => {
    const versions = [story('a', { title: BRIDGE, from: 's' }), story('b', { title: BRIDGE, from: 's', hours: 12 })];
    expect(slugsOf(versions)).toEqual(['a b']);
    const column = [story('a', { title: BRIDGE, from: 's' }), story('b', { title: BRIDGE, from: 's', hours: 24 })];
    expect(slugsOf(column)).toEqual(['a', 'b']);
    const series = [story('a', { title: BRIDGE, from: 's' }), story('b', { title: `${BRIDGE} today`, from: 's', hours: 1 })];
    expect(slugsOf(series)).toEqual(['a', 'b']);
  });

  it('never joins a chain of similar stories over more than three days', () => {
    const chain = Array.from({ length: 8 }, (_, index) =>
      story(`s${index}`, { hours: index * 24, related: [relatedTo(`https://s${index + 1}.example/s${index + 1}`)] }),
    );
    const clusters = clusterStories(chain);
    expect(clusters.map(({ others }) => others.length + 1).toSorted()).toEqual([4, 4]);
  });

  it('is led by the story that is read here, else by the best, else by the earliest', () => {
    const copies = (fields: Fields[]) => slugsOf(fields.map((own, index) => story(`s${index}`, { title: BRIDGE, hours: index, ...own })));
    expect(copies([{ quality: 90 }, { body: 'All of it.' }, { quality: 95 }])).toEqual(['s1 s0 s2']);
    expect(copies([{ quality: 1 }, { quality: 3 }, { quality: 2 }, {}])).toEqual(['s1 s0 s2 s3']);
    expect(copies([{}, {}, {}])).toEqual(['s2 s0 s1']);
  });

  it('is led by the newest version of its leading source', () => {
    const originalUrl = 'https://source.example/x';
    const articles = [story('new', { from: 's', originalUrl }), story('old', { from: 's', originalUrl, hours: 30, quality: 50 })];
    expect(slugsOf(articles)).toEqual(['new old']);
  });

  it('stands where the first of its stories stood', () => {
    const articles = [
      story('x'),
      story('a', { title: BRIDGE, hours: 1 }),
      story('y', { hours: 2 }),
      story('b', { title: BRIDGE, hours: 3 }),
    ];
    expect(slugsOf(articles)).toEqual(['x', 'b a', 'y']);
  });
});

describe('any list of stories', () => {
  const TITLES = [
    BRIDGE,
    `Update: ${BRIDGE}`,
    `${BRIDGE}, mayor says`,
    'Bridge over the harbour opens 2 days early',
    'A quiet day at sea again',
  ];
  const stories = fc
    .array(
      fc.record({
        hours: fc.nat(200),
        from: fc.constantFrom('one', 'two', 'three'),
        title: fc.constantFrom(...TITLES),
        page: fc.nat(12),
        related: fc.option(fc.nat(12)),
        quality: fc.option(fc.nat(3), { nil: undefined }),
        body: fc.constantFrom('', '', 'Body.'),
      }),
      { maxLength: 25 },
    )
    .map((fields) =>
      fields
        .map(({ page, related, ...own }, index) =>
          story(`s${index}`, {
            ...own,
            originalUrl: `https://pages.example/${page < 3 ? page : `own-${index}`}`,
            webUrl: `https://${own.from}.example/${index}`,
            related: related === null ? [] : [relatedTo(`https://one.example/${related}`)],
          }),
        )
        .toSorted(compareNewestFirst),
    );
  const membersOf = (articles: readonly Article[]) =>
    clusterStories(articles)
      .map(({ lead, others }) => `${lead.slug}: ${others.map(({ slug }) => slug).join(' ')}`)
      .toSorted();

  it('gives the same clusters in any order', () => {
    fc.assert(
      fc.property(
        stories.chain((articles) => fc.tuple(fc.constant(articles), fc.shuffledSubarray(articles, { minLength: articles.length }))),
        ([articles, shuffled]) => {
          expect(membersOf(shuffled)).toEqual(membersOf(articles));
        },
      ),
    );
  });

  it('shows each story once, and changes nothing', () => {
    fc.assert(
      fc.property(stories, (articles) => {
        const before = [...articles];
        const shown = clusterStories(articles).flatMap(({ lead, others }) => [lead, ...others]);
        expect(shown.toSorted(compareNewestFirst)).toEqual(before);
        expect(articles).toEqual(before);
      }),
    );
  });

  it('joins all of one address, and without one no more than three days', () => {
    fc.assert(
      fc.property(stories, (articles) => {
        for (const { lead, others } of clusterStories(articles)) {
          const members = [lead, ...others];
          for (const article of articles.filter(({ originalUrl }) => members.some((member) => member.originalUrl === originalUrl)))
            expect(members).toContain(article);
          const hasOwnAddresses = new Set(members.map(({ originalUrl }) => originalUrl)).size === members.length;
          const moments = members.map(({ publishedAt }) => publishedAt.getTime());
          if (hasOwnAddresses) expect(Math.max(...moments) - Math.min(...moments)).toBeLessThanOrEqual(72 * HOUR);
        }
      }),
    );
  });
});
