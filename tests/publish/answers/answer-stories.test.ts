import { describe, expect, it } from 'vitest';
import { makeArticle, makeTopic } from '../../content/make-article.ts';
import { makeSite } from '../../feeds/make-site.ts';

/** An article of a day in March 2026. */
const ofDay = (day: number, slug: string, topicSlugs: readonly string[] = []) =>
  makeArticle({ slug, publishedAt: new Date(Date.UTC(2026, 2, day)), topics: topicSlugs.map((topic) => makeTopic(topic)) });

const slugsOf = (articles: readonly { slug: string }[]) => articles.map(({ slug }) => slug);

describe('the neighbours of a story', () => {
  it('gives each article the one before and after it', () => {
    const [newest, middle, oldest] = [ofDay(3, 'c'), ofDay(2, 'b'), ofDay(1, 'a')];
    const { neighbours } = makeSite({ articles: [newest, middle, oldest] });
    expect(neighbours(newest)).toEqual({ newer: undefined, older: middle });
    expect(neighbours(middle)).toEqual({ newer: newest, older: oldest });
    expect(neighbours(oldest)).toEqual({ newer: middle, older: undefined });
  });

  it('gives a lone article none', () => {
    const lone = ofDay(1, 'a');
    expect(makeSite({ articles: [lone] }).neighbours(lone)).toEqual({ newer: undefined, older: undefined });
  });
});

describe('the earlier stories of a story', () => {
  it('finds those that share a topic, more topics before fewer, then newer before older', () => {
    const newest = ofDay(9, 'newest', ['ai', 'chips']);
    const articles = [
      newest,
      ofDay(8, 'one-topic-new', ['ai']),
      ofDay(7, 'both', ['chips', 'ai']),
      ofDay(6, 'none', ['art']),
      ofDay(5, 'one-topic-old', ['chips']),
    ];
    expect(slugsOf(makeSite({ articles }).earlierStories(newest))).toEqual(['both', 'one-topic-new', 'one-topic-old']);
  });

  it('finds four at most', () => {
    const newest = ofDay(9, 'newest', ['ai']);
    const articles = [newest, ...[8, 7, 6, 5, 4].map((day) => ofDay(day, `day-${day}`, ['ai']))];
    expect(slugsOf(makeSite({ articles }).earlierStories(newest))).toEqual(['day-8', 'day-7', 'day-6', 'day-5']);
  });

  it('finds none for an article without topics and for the first of its topic', () => {
    const [newer, older] = [ofDay(2, 'b'), ofDay(1, 'a', ['ai'])];
    const { earlierStories } = makeSite({ articles: [newer, older] });
    expect(earlierStories(newer)).toEqual([]);
    expect(earlierStories(older)).toEqual([]);
  });

  it('does not change for old articles when a new one comes', () => {
    const old = Array.from({ length: 40 }, (_, index) =>
      ofDay(index + 1, `day-${index + 1}`, [`topic-${index % 3}`, `topic-${index % 5}`]),
    ).toReversed();
    const before = makeSite({ articles: old });
    const after = makeSite({ articles: [ofDay(60, 'newest', ['topic-0', 'topic-1', 'topic-2']), ...old] });
    for (const article of old) expect(slugsOf(after.earlierStories(article))).toEqual(slugsOf(before.earlierStories(article)));
    expect(old.some((article) => before.earlierStories(article)?.length === 4)).toBe(true);
  });

  it('never finds a later article or the article itself', () => {
    const articles = [ofDay(3, 'c', ['ai']), ofDay(2, 'b', ['ai']), ofDay(1, 'a', ['ai'])];
    const { earlierStories } = makeSite({ articles });
    expect(articles.map((article) => slugsOf(earlierStories(article)))).toEqual([['b', 'a'], ['a'], []]);
  });
});
