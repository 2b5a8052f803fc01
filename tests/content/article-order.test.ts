import { describe, expect, it } from 'vitest';
import { compareNewestFirst, findEarlierStories, findNeighbours } from '../../src/content/article-order.ts';
import { makeArticle, makeTopic } from './make-article.ts';

/** An article of a day in March 2026. */
const ofDay = (day: number, slug: string, topicSlugs: readonly string[] = []) =>
  makeArticle({ slug, publishedAt: new Date(Date.UTC(2026, 2, day)), topics: topicSlugs.map((topic) => makeTopic(topic)) });

const slugsOf = (articles: readonly { slug: string }[] | undefined) => articles?.map(({ slug }) => slug);

describe('compareNewestFirst', () => {
  it('puts the newest first and articles of one moment by slug, capitals before small letters on every machine', () => {
    const articles = [ofDay(1, 'b'), ofDay(3, 'a'), ofDay(1, 'a'), ofDay(1, 'B'), ofDay(1, '\u00e4'), ofDay(2, 'z')];
    expect(slugsOf(articles.toSorted(compareNewestFirst))).toEqual(['a', 'z', 'B', 'a', 'b', '\u00e4']);
  });

  it('compares moments, not the offsets they were written with', () => {
    const earlier = { slug: 'a', publishedAt: new Date('2026-03-01T09:00:00+01:00') };
    const later = { slug: 'b', publishedAt: new Date('2026-03-01T08:30:00Z') };
    expect([earlier, later].toSorted(compareNewestFirst)).toEqual([later, earlier]);
  });
});

describe('findNeighbours', () => {
  it('gives each article the one before and after it', () => {
    const [newest, middle, oldest] = [ofDay(3, 'c'), ofDay(2, 'b'), ofDay(1, 'a')];
    const neighbours = findNeighbours([newest, middle, oldest]);
    expect(neighbours.get(newest)).toEqual({ newer: undefined, older: middle });
    expect(neighbours.get(middle)).toEqual({ newer: newest, older: oldest });
    expect(neighbours.get(oldest)).toEqual({ newer: middle, older: undefined });
  });

  it('gives a lone article none', () => {
    const lone = ofDay(1, 'a');
    expect(findNeighbours([lone]).get(lone)).toEqual({ newer: undefined, older: undefined });
  });
});

describe('findEarlierStories', () => {
  it('finds those that share a topic, more topics before fewer, then newer before older', () => {
    const newest = ofDay(9, 'newest', ['ai', 'chips']);
    const articles = [
      newest,
      ofDay(8, 'one-topic-new', ['ai']),
      ofDay(7, 'both', ['chips', 'ai']),
      ofDay(6, 'none', ['art']),
      ofDay(5, 'one-topic-old', ['chips']),
    ];
    expect(slugsOf(findEarlierStories(articles).get(newest))).toEqual(['both', 'one-topic-new', 'one-topic-old']);
  });

  it('finds four at most', () => {
    const newest = ofDay(9, 'newest', ['ai']);
    const articles = [newest, ...[8, 7, 6, 5, 4].map((day) => ofDay(day, `day-${day}`, ['ai']))];
    expect(slugsOf(findEarlierStories(articles).get(newest))).toEqual(['day-8', 'day-7', 'day-6', 'day-5']);
  });

  it('finds none for an article without topics and for the first of its topic', () => {
    const [newer, older] = [ofDay(2, 'b'), ofDay(1, 'a', ['ai'])];
    const earlier = findEarlierStories([newer, older]);
    expect(earlier.get(newer)).toEqual([]);
    expect(earlier.get(older)).toEqual([]);
  });

  it('does not change for old articles when a new one comes', () => {
    const old = Array.from({ length: 40 }, (_, index) =>
      ofDay(index + 1, `day-${index + 1}`, [`topic-${index % 3}`, `topic-${index % 5}`]),
    ).toReversed();
    const before = findEarlierStories(old);
    const after = findEarlierStories([ofDay(60, 'newest', ['topic-0', 'topic-1', 'topic-2']), ...old]);
    for (const article of old) expect(slugsOf(after.get(article))).toEqual(slugsOf(before.get(article)));
    expect(old.some((article) => before.get(article)?.length === 4)).toBe(true);
  });

  it('never finds a later article or the article itself', () => {
    const articles = [ofDay(3, 'c', ['ai']), ofDay(2, 'b', ['ai']), ofDay(1, 'a', ['ai'])];
    const earlier = findEarlierStories(articles);
    expect(articles.map((article) => slugsOf(earlier.get(article)))).toEqual([['b', 'a'], ['a'], []]);
  });
});
