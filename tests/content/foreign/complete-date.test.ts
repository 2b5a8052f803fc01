import { describe, expect, it } from 'vitest';
import { completeDate } from '../../../src/content/foreign/complete-date.ts';

describe('a date as other generators write it', () => {
  it.each([
    ['2024-03-05', '2024-03-05T05:00:00.000Z'],
    ['2024-3-5', '2024-03-05T05:00:00.000Z'],
    ['2024-07-05', '2024-07-05T04:00:00.000Z'],
    ['2024-03-05 07:08', '2024-03-05T12:08:00.000Z'],
    ['2024-03-05T07:08:09', '2024-03-05T12:08:09.000Z'],
    ['2024-03-05 7:08:09.5', '2024-03-05T12:08:09.000Z'],
    ['Jul 08 2022', '2022-07-08T04:00:00.000Z'],
    ['July 8, 2022', '2022-07-08T04:00:00.000Z'],
    ['8 Sept 2022', '2022-09-08T04:00:00.000Z'],
  ])('without an offset is in the time zone of the paper: %s', (text, moment) => {
    expect(completeDate(text, 'America/New_York')).toBe(moment);
  });

  it.each([
    ['2024-03-05 07:08:09 +0100', '2024-03-05T07:08:09+01:00'],
    ['2024-03-05 07:08:09 -5', '2024-03-05T07:08:09-05:00'],
    ['2024-03-05T07:08:09Z', '2024-03-05T07:08:09Z'],
    ['2024-03-05 07:08 UTC', '2024-03-05T07:08:00Z'],
    ['2024-03-05T07:08:09.123+05:30', '2024-03-05T07:08:09+05:30'],
  ])('keeps the offset that it has: %s', (text, moment) => {
    expect(completeDate(text, 'America/New_York')).toBe(moment);
  });

  it.each([
    ['2024-11-03 01:30', '2024-11-03T05:30:00.000Z'],
    ['2024-03-10 02:30', '2024-03-10T07:30:00.000Z'],
  ])('is found where clocks are changed: %s', (text, moment) => {
    expect(completeDate(text, 'America/New_York')).toBe(moment);
  });

  it('begins where the zone’s day begins, far from UTC', () => {
    expect(completeDate('2024-01-01', 'Pacific/Kiritimati')).toBe('2023-12-31T10:00:00.000Z');
    expect(completeDate('2024-01-01', 'Pacific/Pago_Pago')).toBe('2024-01-01T11:00:00.000Z');
  });

  it.each(['Git Last Modified', '03/04/2024', 'Smarch 3 2024', '5 2024', '', '{{ page.date }}'])(
    'is left as it is if it is none: %j',
    (text) => {
      expect(completeDate(text, 'UTC')).toBe(text);
    },
  );

  it('that does not exist is none either', () => {
    expect(completeDate('2024-02-30', 'UTC')).toBe('2024-02-30T00:00:00Z');
  });
});
