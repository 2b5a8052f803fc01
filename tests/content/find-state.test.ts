import { expect, it } from 'vitest';
import { findState } from '../../src/content/find-state.ts';
import { makeArticle } from './make-article.ts';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const NOW = at(10);

it.each([
  ['shown', {}],
  ['unpublished', { isPublished: false, withdrawal: { at: at(5), reason: undefined } }],
  ['waiting', { publishedAt: at(11) }],
  ['shown', { publishedAt: at(10) }],
  ['shown', { expiresAt: at(11) }],
  ['expired', { expiresAt: at(10) }],
  ['shown', { withdrawal: { at: at(11), reason: undefined } }],
  ['withdrawn', { withdrawal: { at: at(10), reason: undefined } }],
  ['withdrawn', { withdrawal: { at: at(10), reason: undefined }, expiresAt: at(9) }],
] as const)('a story is %s: %o', (state, fields) => {
  expect(findState(makeArticle({ slug: 'a', publishedAt: at(1), ...fields }), NOW)).toBe(state);
});
