import { describe, expect, it } from 'vitest';
import { layOutMonth } from '../../../src/lists/archive/lay-out-month.ts';

const draw = (year: string, month: string, language: string) =>
  layOutMonth(year, month, language).weeks.map((week) => week.map((day) => String(day ?? '·').padStart(2)).join(' '));

describe('layOutMonth', () => {
  it('begins the week as the language’s readers do', () => {
    expect(draw('2026', '11', 'en-GB')).toEqual([
      ' ·  ·  ·  ·  ·  ·  1',
      ' 2  3  4  5  6  7  8',
      ' 9 10 11 12 13 14 15',
      '16 17 18 19 20 21 22',
      '23 24 25 26 27 28 29',
      '30  ·  ·  ·  ·  ·  ·',
    ]);
    expect(draw('2026', '11', 'en-US').at(0)).toBe(' 1  2  3  4  5  6  7');
    expect(draw('2026', '11', 'ar-EG').at(0)).toBe(' ·  1  2  3  4  5  6');
  });

  it('names the days in that order', () => {
    expect(layOutMonth('2026', '11', 'de').weekdays.at(0)).toEqual({ short: 'Mo', long: 'Montag' });
    expect(layOutMonth('2026', '11', 'en-US').weekdays.map(({ long }) => long)).toEqual([
      'Sunday',
      'Monday',
      'Tuesday',
      'Wednesday',
      'Thursday',
      'Friday',
      'Saturday',
    ]);
  });

  it('fills four rows with a February that fits, and gives a leap year its day', () => {
    expect(draw('2027', '02', 'de')).toHaveLength(4);
    expect(draw('2024', '02', 'de').at(-1)).toBe('26 27 28 29  ·  ·  ·');
  });

  it('knows months before 1970 and years below 100', () => {
    expect(draw('1969', '12', 'de').at(0)).toBe(' 1  2  3  4  5  6  7');
    expect(draw('0099', '12', 'de').at(0)).toBe(' ·  1  2  3  4  5  6');
  });
});
