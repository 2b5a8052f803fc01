import { expect, it } from 'vitest';
import { joinItems, joinNames } from '../../src/words/join-names.ts';

const PEOPLE = ['Ada', 'Grace', 'Mary'].map((name) => ({ name }));

it('names are joined as a language joins them', () => {
  expect([1, 2, 3].map((count) => joinNames(PEOPLE.slice(0, count), 'de'))).toEqual(['Ada', 'Ada und Grace', 'Ada, Grace und Mary']);
  expect(joinNames([], 'en')).toBe('');
});

it('each thing keeps its place among what stands between them', () => {
  const [ada, grace] = PEOPLE;
  expect(joinItems(PEOPLE.slice(0, 2), 'en')).toEqual([ada, ' and ', grace]);
});
