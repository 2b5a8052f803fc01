import { expect, it } from 'vitest';
import { makeArticle } from '../content/make-article.ts';
import { makeSite } from '../feeds/make-site.ts';

const corrected = Array.from({ length: 6 }, (_, index) =>
  makeArticle({ slug: `story-${index}`, corrections: [{ at: new Date(Date.UTC(2026, 2, index + 1)), text: `It was ${index}.` }] }),
);

function listPages(articles: typeof corrected, withdrawn: typeof corrected) {
  const { corrections } = makeSite({ articles, withdrawn, settings: { pageSize: 2 } });
  return corrections.pageNumbers().map((number) => {
    const page = corrections.page(number);
    return page?.kind === 'stories' ? page.items.map(({ article }) => article.slug) : page?.kind;
  });
}

it('corrections count from the oldest, the newest first on each page', () => {
  expect(listPages(corrected, [])).toEqual([['story-5', 'story-4'], ['story-1', 'story-0'], ['story-3', 'story-2'], 'coming']);
});

it('the correction of a story that was withdrawn keeps its place, so that no other changes its page', () => {
  const [first, ...others] = corrected;
  expect(listPages(others, first ? [first] : [])).toEqual([['story-5', 'story-4'], ['story-1'], ['story-3', 'story-2'], 'coming']);
});
