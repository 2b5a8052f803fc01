import { expect } from 'vitest';
import type { Publication } from '../../../src/content/publication.ts';

/** Two readings of one paper say the same; a preview does not look when something becomes due. */
export function expectSame(one: Publication, other: Publication): void {
  const withoutMoments = (publication: Publication) =>
    Object.fromEntries(Object.entries(publication).filter(([name]) => !/^(?:nextMoments?|frontEnd)$/.test(name)));
  expect(withoutMoments(one)).toEqual(withoutMoments(other));
}
