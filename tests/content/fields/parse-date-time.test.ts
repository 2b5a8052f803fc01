import { describe, expect, it } from 'vitest';
import { parseDateTime } from '../../../src/content/fields/parse-date-time.ts';

describe('parseDateTime takes', () => {
  it.each([
    ['an offset with a colon', '2026-03-01T09:30:00+01:00', '2026-03-01T08:30:00.000Z'],
    ['an offset without a colon', '2026-03-01T09:30:00+0100', '2026-03-01T08:30:00.000Z'],
    ['an offset to the west', '2026-03-01T23:30:00-08:00', '2026-03-02T07:30:00.000Z'],
    ['an offset of minutes', '2026-03-01T09:30:00+05:45', '2026-03-01T03:45:00.000Z'],
    ['Z', '2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000Z'],
    ['small letters', '2026-03-01t09:30:00z', '2026-03-01T09:30:00.000Z'],
    ['no seconds', '2026-03-01T09:30Z', '2026-03-01T09:30:00.000Z'],
    ['parts of a second, down to the millisecond', '2026-03-01T09:30:00.123999Z', '2026-03-01T09:30:00.123Z'],
    ['February 29 in a leap year', '2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['February 29 of 2000', '2000-02-29T12:00:00Z', '2000-02-29T12:00:00.000Z'],
    ['the last second of a year', '2026-12-31T23:59:59Z', '2026-12-31T23:59:59.000Z'],
    ['a year below 100', '0099-12-31T00:00:00Z', '0099-12-31T00:00:00.000Z'],
    ['the first year that ISO 8601 knows', '0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
  ])('%s: %s', (_, text, moment) => {
    expect(parseDateTime(text)).toEqual(new Date(moment));
  });
});

describe('parseDateTime refuses as impossible', () => {
  it.each([
    '2026-02-30T09:30:00Z',
    '2025-02-29T09:30:00Z',
    '1900-02-29T09:30:00Z',
    '2026-04-31T09:30:00Z',
    '2026-13-01T09:30:00Z',
    '2026-00-01T09:30:00Z',
    '2026-01-00T09:30:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T25:30:00Z',
    '2026-03-01T09:60:00Z',
    '2026-03-01T23:59:60Z',
    '0000-01-01T00:00:00+14:00',
    '9999-12-31T23:00:00-05:00',
    '2026-03-01T09:30:00+24:00',
    '2026-03-01T09:30:00+01:60',
  ])('%s', (text) => {
    expect(parseDateTime(text)).toBe('impossible');
  });
});

describe('parseDateTime finds no offset in', () => {
  it.each(['2026-03-01T09:30:00', '2026-03-01T09:30', '2026-03-01T09:30:00.5'])('%s', (text) => {
    expect(parseDateTime(text)).toBe('offset');
  });
});

describe('parseDateTime finds no date and time in', () => {
  it.each([
    '',
    'today',
    '2026-03-01',
    '2026-3-1T9:30Z',
    '2026-03-01 09:30:00Z',
    ' 2026-03-01T09:30:00Z',
    '2026-03-01T09:30:00Z\n',
    '2026-03-01T09:30:00+01',
    '2026-03-01T09:30:00CET',
    '+002026-03-01T09:30:00Z',
    '20260301T093000Z',
    'Sun, 01 Mar 2026 09:30:00 GMT',
    '\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0661T09:30:00Z',
  ])('%j', (text) => {
    expect(parseDateTime(text)).toBe('format');
  });
});
