import { describe, expect, it } from 'vitest';
import { compareNewestFirst } from '../../src/content/article-order.ts';
import { makeArticle } from './make-article.ts';

/** An article of a day in March 2026. */
const ofDay = (day: number, slug: string) => makeArticle({ slug, publishedAt: new Date(Date.UTC(2026, 2, day)) });

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
