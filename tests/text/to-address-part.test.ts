import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddressFault } from '../../src/content/fields/address-part.ts';
import { toAddressPart } from '../../src/text/to-address-part.ts';

describe('toAddressPart makes', () => {
  it.each([
    ['Machine Learning', 'machine-learning'],
    ['  Q&A:  the   basics! ', 'q-a-the-basics'],
    ['\u00c9conomie & soci\u00e9t\u00e9', 'economie-societe'],
    ['\u00c5ngstr\u00f6m', 'angstrom'],
    ['\u0130stanbul', 'istanbul'],
    ['\ufb01re', 'fire'],
    ['\u65e5\u672c\u8a9e', '\u65e5\u672c\u8a9e'],
    ['\ud55c\uad6d\uc5b4', '\ud55c\uad6d\uc5b4'],
    ['\u0939\u093f\u0928\u094d\u0926\u0940', '\u0939\u093f\u0928\u094d\u0926\u0940'],
    ['C++', 'c'],
    ['a_b.c', 'a-b-c'],
    ['../../etc/passwd', 'etc-passwd'],
    ['+++', ''],
    ['\u{1f309}', ''],
  ])('%j into %j', (name, part) => {
    expect(toAddressPart(name)).toBe(part);
  });

  it('of a letter with a mark outside Latin the same letter: the mark makes it another one', () => {
    expect(toAddressPart('\u041d\u043e\u0432\u044b\u0439 \u043c\u0438\u0440')).toBe('\u043d\u043e\u0432\u044b\u0439-\u043c\u0438\u0440');
  });

  it('of any short name something that is an address part or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        const part = toAddressPart(name);
        if (part !== '' && Buffer.byteLength(part) <= 200 && /^[\p{L}\p{N}]/u.test(part)) expect(findAddressFault(part)).toBeNull();
        expect(part).toMatch(/^(?:[^\s/\\.%#?]+)?$/);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('the same of the same name in every Unicode form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(toAddressPart(name.normalize('NFD'))).toBe(toAddressPart(name.normalize('NFC')));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
