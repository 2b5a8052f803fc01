import { expect } from 'vitest';
import type { Publication } from '../../../src/content/publication.ts';

/**
 * A preview says of a paper what reading it anew says. It does not look when something becomes due, has new topics at the end, and
 * remembers names that stand for a topic or an author and that no file uses any more.
 */
export function expectSame(preview: Publication, anew: Publication): void {
  expect(describe(preview)).toEqual(describe(anew));
  for (const kind of ['topics', 'authors'] as const) {
    const { names } = preview.ties[kind];
    expect([...anew.ties[kind].names].filter(([name, slug]) => names.get(name) !== slug)).toEqual([]);
  }
}

function describe({ topics, ties, ...publication }: Publication) {
  const others = Object.entries(publication).filter(([name]) => !/^(?:nextMoments?|frontEnd)$/.test(name));
  const withoutNames = { ...ties, topics: { ...ties.topics, names: undefined }, authors: { ...ties.authors, names: undefined } };
  return { ...Object.fromEntries(others), ties: withoutNames, topics: new Map(topics.map((topic) => [topic.slug, topic])) };
}
