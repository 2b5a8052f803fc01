import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddressFault, foldAddressPart, toAddressPart } from '../../../src/content/fields/address-part.ts';

describe('findAddressFault finds none in', () => {
  it.each([
    'a',
    '7',
    'bridge-opens',
    'Bridge_Opens',
    'v1.2',
    'a~b',
    'a..b',
    'feed.xml',
    '\u65e5\u672c',
    'e\u0301tude',
    'console',
    'com',
    'x'.repeat(200),
    '\u00e9'.repeat(100),
  ])('%s', (part) => {
    expect(findAddressFault(part)).toBeNull();
  });
});

describe('findAddressFault says of', () => {
  it.each([
    ['', 'is empty'],
    ['bridge opens', 'holds " "'],
    ['2026/bridge', 'holds "/"'],
    ['2026\\bridge', 'holds "\\\\"'],
    ['50%', 'holds "%"'],
    ['a?b', 'holds "?"'],
    ['a#b', 'holds "#"'],
    ['a:b', 'holds ":"'],
    ["a'b", 'holds "\'"'],
    ['a\u{1f309}', 'holds "\u{1f309}"'],
    ['a\u0000b', 'holds "\\u0000"'],
    ['.', 'does not begin with a letter or digit'],
    ['..', 'does not begin with a letter or digit'],
    ['.git', 'does not begin with a letter or digit'],
    ['_astro', 'does not begin with a letter or digit'],
    ['-rf', 'does not begin with a letter or digit'],
    ['\u0301a', 'does not begin with a letter or digit'],
    ['x'.repeat(201), 'is longer than 200 bytes'],
    ['\u00e9'.repeat(101), 'is longer than 200 bytes'],
  ])('%j that it %s', (part, fault) => {
    expect(findAddressFault(part)).toBe(fault);
  });

  it.each([
    ['bridge.html', '.html'],
    ['bridge.HTM', '.HTM'],
    ['bridge.md', '.md'],
    ['bridge.', '.'],
  ])('%s how it ends', (part, ending) => {
    expect(findAddressFault(part)).toBe(`ends in "${ending}"`);
  });

  it('an invisible sign which one it is', () => {
    expect(findAddressFault('a\u200db')).toBe('holds "\\u200d"');
    expect(findAddressFault('a\u202eb')).toBe('holds "\\u202e"');
  });

  it.each(['con', 'NUL', 'aux', 'prn', 'com1', 'lpt9', 'nul.txt'])('%s that Windows has no folder of that name', (part) => {
    expect(findAddressFault(part)).not.toBeNull();
  });
});

describe('foldAddressPart makes one of', () => {
  it.each([
    ['Bridge', 'bRIDGE'],
    ['bru\u0308cke', 'br\u00fccke'],
    ['\ufb01re', 'fire'],
    ['\u212bngstr\u00f6m', '\u00e5ngstr\u00f6m'],
    ['\uff21', 'a'],
  ])('%s and %s', (a, b) => {
    expect(foldAddressPart(a)).toBe(foldAddressPart(b));
  });

  it('nothing of what differs by an accent', () => {
    expect(foldAddressPart('resume')).not.toBe(foldAddressPart('r\u00e9sum\u00e9'));
  });
});

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
