import { describe, expect, it } from 'vitest';
import { findAddressFault, foldAddressPart } from '../../../src/content/fields/address-part.ts';

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
