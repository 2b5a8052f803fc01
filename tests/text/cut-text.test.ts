import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../src/text/cut-text.ts';

describe('cutText', () => {
  it.each([
    ['leaves a text that fits', 'The bridge opens', 16, 'The bridge opens'],
    ['cuts between two words', 'The bridge opens', 15, 'The bridge…'],
    ['leaves no stray comma', 'The bridge, at last, opens', 22, 'The bridge, at last…'],
    ['cuts a word where no space stands in the second half', 'A bridgebridgebridge', 10, 'A bridgeb…'],
    ['cuts no sign in two', 'bridges😀😀', 9, 'bridges…'],
  ])('%s', (_, text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });

  it('gives no more than so many characters of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
        const cut = cutText(text, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(cut.isWellFormed()).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
