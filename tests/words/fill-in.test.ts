import { describe, expect, it } from 'vitest';
import { countIn, fillIn, splitAt } from '../../src/words/fill-in.ts';

describe('fillIn', () => {
  it('puts values in their places, as they are', () => {
    expect(fillIn('{title}, page {number}', { number: '2', title: '$& {number} <b>' })).toBe('$& {number} <b>, page 2');
  });

  it('leaves a place without a value', () => {
    expect(fillIn('{a} {b}', { a: '1' })).toBe('1 {b}');
  });
});

describe('splitAt', () => {
  it('gives what stands before and after a place', () => {
    expect(splitAt('First published at {provider}.', 'provider')).toEqual(['First published at ', '.']);
    expect(splitAt('{provider}’da yayımlandı', 'provider')).toEqual(['', '’da yayımlandı']);
    expect(splitAt('No place', 'provider')).toEqual(['No place', '']);
  });
});

describe('countIn', () => {
  const polish = { one: '{count} artykuł', few: '{count} artykuły', many: '{count} artykułów', other: '{count} artykułu' };
  it.each([
    [1, '1 artykuł'],
    [3, '3 artykuły'],
    [5, '5 artykułów'],
    [12, '12 artykułów'],
    [22, '22 artykuły'],
    [1.5, '1,5 artykułu'],
    [12_345, '12 345 artykułów'],
  ])('chooses among the four sentences of Polish: %d', (count, sentence) => {
    expect(countIn(polish, count, 'pl').replaceAll('\u00a0', ' ')).toBe(sentence);
  });

  const arabic = {
    zero: 'لا مقالات',
    one: 'مقالة واحدة',
    two: 'مقالتان',
    few: '{count} مقالات',
    many: '{count} مقالة',
    other: '{count} مقال',
  };
  it.each([
    [0, 'لا مقالات'],
    [1, 'مقالة واحدة'],
    [2, 'مقالتان'],
    [7, '٧ مقالات'],
    [26, '٢٦ مقالة'],
    [100, '١٠٠ مقال'],
  ])('chooses among the six of Arabic, with its digits: %d', (count, sentence) => {
    expect(countIn(arabic, count, 'ar-EG')).toBe(sentence);
  });

  it('takes the sentence for most numbers where a translation has no other', () => {
    expect(countIn({ other: 'et {count} autres' }, 1, 'fr')).toBe('et 1 autres');
  });

  it('fills in other values too, and writes the number as the language does', () => {
    expect(countIn({ other: '{count} since {date}' }, 1234, 'en-GB', { date: 'March' })).toBe('1,234 since March');
    expect(countIn({ other: '{count} seit {date}' }, 1234, 'de', { date: 'März' })).toBe('1.234 seit März');
  });
});
