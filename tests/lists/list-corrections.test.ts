import { expect, it } from 'vitest';
import { listCorrections, splitCorrections } from '../../src/lists/list-corrections.ts';
import { makeArticle } from '../content/make-article.ts';

const corrected = Array.from({ length: 6 }, (_, index) =>
  makeArticle({ slug: `story-${index}`, corrections: [{ at: new Date(Date.UTC(2026, 2, index + 1)), text: `It was ${index}.` }] }),
);

function listPages(shown: typeof corrected, takenOff: typeof corrected) {
  return splitCorrections({ corrections: listCorrections(shown), takenOff }, 2).map((page) =>
    page.kind === 'stories' ? page.items.map(({ article }) => article.slug) : page.kind,
  );
}

it('corrections count from the oldest, the newest first on each page', () => {
  expect(listPages(corrected, [])).toEqual([['story-5', 'story-4'], ['story-1', 'story-0'], ['story-3', 'story-2'], 'coming']);
});

it('the correction of a story that was withdrawn keeps its place, so that no other changes its page', () => {
  const [first, ...others] = corrected;
  expect(listPages(others, first ? [first] : [])).toEqual([['story-5', 'story-4'], ['story-1'], ['story-3', 'story-2'], 'coming']);
});
