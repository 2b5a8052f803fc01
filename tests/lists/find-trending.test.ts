import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { compareNewestFirst } from '../../src/content/article-order.ts';
import { findTrending, HALF_LIFE_HOURS } from '../../src/lists/find-trending.ts';
import { makeArticle } from '../content/make-article.ts';

const HOUR = 3600 * 1000;
const NEWEST = Date.UTC(2026, 2, 20);
const NOW = new Date(NEWEST + 1000 * HOUR);

const ofAge = (hours: number, slug: string, heat?: number) => makeArticle({ slug, publishedAt: new Date(NEWEST - hours * HOUR), heat });

const slugsOf = (articles: readonly Article[]) => articles.map(({ slug }) => slug);

/** Stories of up to three weeks, newest first. */
const someArticles = fc
  .array(fc.record({ hours: fc.nat(21 * 24), heat: fc.option(fc.integer({ min: -20, max: 200 }), { nil: undefined }) }), { maxLength: 60 })
  .map((stories) => stories.map(({ hours, heat }, index) => ofAge(hours, `s${index}`, heat)).toSorted(compareNewestFirst));

describe('findTrending', () => {
  it('halves heat with every half-life of age', () => {
    const articles = [
      ofAge(0, 'new', 50),
      ofAge(HALF_LIFE_HOURS, 'a-day-old-hot', 101),
      ofAge(HALF_LIFE_HOURS, 'a-day-old-warm', 99),
      ofAge(2 * HALF_LIFE_HOURS, 'two-days-old-hot', 201),
    ];
    expect(slugsOf(findTrending(articles, 4, NOW))).toEqual(['a-day-old-hot', 'two-days-old-hot', 'new', 'a-day-old-warm']);
    expect(slugsOf(findTrending(articles, 2, NOW))).toEqual(['a-day-old-hot', 'two-days-old-hot']);
  });

  it('puts the newer of two stories with the same attention first, and those of one moment by slug', () => {
    const articles = [ofAge(0, 'b', 50), ofAge(0, 'c', 50), ofAge(HALF_LIFE_HOURS, 'a', 100)];
    expect(slugsOf(findTrending(articles, 3, NOW))).toEqual(['b', 'c', 'a']);
  });

  it('leaves out stories without heat and those with negative heat', () => {
    expect(findTrending([ofAge(0, 'none'), ofAge(1, 'zero', 0), ofAge(2, 'less', -5)], 3, NOW)).toEqual([]);
    expect(findTrending([], 3, NOW)).toEqual([]);
  });

  it('counts ages from the newest story, even from one without heat, and not from the clock', () => {
    const articles = [ofAge(0, 'newest'), ofAge(24, 'day', 10), ofAge(48, 'days', 19)];
    const longAgo = articles.map((article) => ({ ...article, publishedAt: new Date(article.publishedAt.getTime() - 1e12) }));
    expect(slugsOf(findTrending(articles, 3, NOW))).toEqual(['day', 'days']);
    expect(slugsOf(findTrending(longAgo, 3, NOW))).toEqual(['day', 'days']);
  });

  it('counts no story whose moment has yet to come, as the preview shows it', () => {
    const articles = [ofAge(-2000, 'next-quarter', 99), ofAge(0, 'newest', 1), ofAge(24, 'day', 10)];
    expect(slugsOf(findTrending(articles, 3, NOW))).toEqual(['day', 'newest']);
    expect(findTrending(articles, 3, new Date(0))).toEqual([]);
  });

  it('looks at no story of more than two weeks, however hot it was', () => {
    const articles = [ofAge(0, 'newest', 1), ofAge(14 * 24, 'in', 1e9), ofAge(14 * 24 + 1, 'out', 1e12)];
    expect(slugsOf(findTrending(articles, 3, NOW))).toEqual(['in', 'newest']);
  });

  it('agrees with ranking every story by the definition', () => {
    const attentionOf = (article: Article, now: number) =>
      (article.heat ?? 0) / 2 ** ((now - article.publishedAt.getTime()) / HOUR / HALF_LIFE_HOURS);
    fc.assert(
      fc.property(someArticles, fc.nat(12), (articles, count) => {
        const now = articles[0]?.publishedAt.getTime() ?? 0;
        const found = findTrending(articles, count, NOW);
        const candidates = articles.filter(({ heat = 0, publishedAt }) => heat > 0 && now - publishedAt.getTime() <= 14 * 24 * HOUR);
        expect(found).toHaveLength(Math.min(count, candidates.length));
        for (const [index, article] of found.entries()) {
          expect(candidates).toContain(article);
          const next = found[index + 1];
          if (next) expect(attentionOf(article, now)).toBeGreaterThanOrEqual(attentionOf(next, now));
        }
        const least = Math.min(...found.map((article) => attentionOf(article, now)));
        for (const left of candidates.filter((article) => !found.includes(article)))
          expect(attentionOf(left, now)).toBeLessThanOrEqual(least);
      }),
    );
  });
});
