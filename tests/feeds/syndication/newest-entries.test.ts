import { describe, expect, it } from 'vitest';
import { listNewestEntries } from '../../../src/feeds/syndication/newest-entries.ts';
import { makeArticle } from '../../content/make-article.ts';
import { makeSite } from '../make-site.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

/** One a day, newest first; each was corrected on each of some days. */
const daily = (count: number, corrected: readonly number[]) =>
  Array.from({ length: count }, (_, index) =>
    makeArticle({
      slug: `story-${index}`,
      publishedAt: day(200 - index),
      corrections: index === count - 1 ? corrected.map((number) => ({ at: day(number), text: `On ${number}` })) : [],
    }),
  );

describe('what a feed lists', () => {
  it('are corrections of any story, however old, that are no older than the oldest story listed', () => {
    const articles = daily(80, [122, 150, 152, 199]);
    const { stories, corrections } = listNewestEntries(makeSite({ articles }).stories);
    expect(stories).toHaveLength(50);
    expect(corrections.map(({ correction }) => correction.text)).toEqual(['On 199', 'On 152']);
  });

  it('are all corrections where it has all stories, and fifty at most', () => {
    const few = daily(3, [199, 201]);
    expect(listNewestEntries(makeSite({ articles: few }).stories).corrections).toHaveLength(2);
    const many = daily(
      3,
      Array.from({ length: 70 }, (_, index) => 201 + index),
    );
    const { corrections } = listNewestEntries(makeSite({ articles: many }).stories);
    expect(corrections).toHaveLength(50);
    expect(corrections[0]?.correction.at).toEqual(day(270));
  });
});
