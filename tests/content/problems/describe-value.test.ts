import { describe, expect, it } from 'vitest';
import { describeValue, quoteText } from '../../../src/content/problems/describe-value.ts';

describe('describeValue says', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'nothing'],
    ['', 'nothing'],
    ['text', '"text"'],
    [' ', '" "'],
    [42, 'the number 42'],
    [0, 'the number 0'],
    [-1.5, 'the number -1.5'],
    [true, 'the switch true'],
    [false, 'the switch false'],
    [[], 'a list'],
    [['a'], 'a list'],
    [{}, 'a group of fields'],
    [{ a: 1 }, 'a group of fields'],
  ])('of %j: %s', (value, words) => {
    expect(describeValue(value)).toBe(words);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('of %d no "number", for it is refused as one', (value) => {
    expect(describeValue(value)).toBe(String(value));
  });
});

describe('quoteText', () => {
  it('keeps 60 characters and cuts off what is more', () => {
    expect(quoteText('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
    expect(quoteText('x'.repeat(61))).toBe(`"${'x'.repeat(59)}\u2026"`);
    expect(quoteText('x'.repeat(1_000_000))).toHaveLength(62);
  });

  it('leaves no half of a character where it cuts', () => {
    expect(quoteText('\u{1f309}'.repeat(40)).isWellFormed()).toBe(true);
  });

  it.each([
    ['say "x"', '"say \\"x\\""'],
    ['a\\b', '"a\\\\b"'],
    ['a\nb\tc', '"a\\nb\\tc"'],
    ['\u001b[31mred', '"\\u001b[31mred"'],
    ['\u009b31mred', '"\\u009b31mred"'],
    ['a\u202eb', '"a\\u202eb"'],
  ])('keeps a message in its line and its direction, and a terminal in its colours: %j', (text, quoted) => {
    expect(quoteText(text)).toBe(quoted);
  });
});
