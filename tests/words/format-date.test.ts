import { describe, expect, it } from 'vitest';
import { createDateFormats } from '../../src/words/format-date.ts';

const EVENING = new Date('2026-03-03T23:30:00Z');

describe('date formats', () => {
  it.each([
    ['en-GB', 'UTC', '3 March 2026', '3 March 2026 at 23:30', '2026-03-03'],
    ['de', 'Europe/Berlin', '4. M\u00e4rz 2026', '4. M\u00e4rz 2026 um 00:30', '2026-03-04'],
    ['fr', 'America/New_York', '3 mars 2026', '3 mars 2026 \u00e0 18:30', '2026-03-03'],
    ['ja', 'Asia/Tokyo', '2026\u5e743\u67084\u65e5', '2026\u5e743\u67084\u65e5 8:30', '2026-03-04'],
  ])('writes a moment in %s and %s', (language, timeZone, day, moment, dayKey) => {
    const formats = createDateFormats(language, timeZone);
    expect(formats.day(EVENING)).toBe(day);
    expect(formats.moment(EVENING)).toBe(moment);
    expect(formats.dayKey(EVENING)).toBe(dayKey);
  });

  it.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])('names the month of an address whatever the time zone: %s', (timeZone) => {
    const formats = createDateFormats('en-GB', timeZone);
    expect(formats.month('2026', '03')).toBe('March 2026');
    expect(formats.monthName('12')).toBe('December');
    expect(formats.monthName('01')).toBe('January');
  });

  it('writes a year in the digits of dates, and as languages name it', () => {
    const years = ['en-GB', 'ar-EG', 'ja', 'th-TH'].map((language) => createDateFormats(language, 'UTC').year('2026'));
    expect(years).toEqual(['2026', '٢٠٢٦', '2026年', '2026']);
  });

  it('keys days by the calendar and digits of addresses in every language', () => {
    for (const language of ['fa-IR', 'th-TH', 'ar-EG', 'he']) expect(createDateFormats(language, 'UTC').dayKey(EVENING)).toBe('2026-03-03');
  });

  it('counts the years of a month as addresses do in every language', () => {
    for (const language of ['fa-IR', 'th-TH']) {
      const gregorian = new Intl.DateTimeFormat(language, { calendar: 'gregory', year: 'numeric', timeZone: 'UTC' });
      const year = gregorian.formatToParts(EVENING).find(({ type }) => type === 'year')?.value;
      expect(createDateFormats(language, 'UTC').month('2026', '03')).toContain(year);
    }
  });

  it('keeps summer time and winter time apart', () => {
    const formats = createDateFormats('en-GB', 'Europe/London');
    expect(formats.moment(new Date('2026-01-15T12:00:00Z'))).toBe('15 January 2026 at 12:00');
    expect(formats.moment(new Date('2026-07-15T12:00:00Z'))).toBe('15 July 2026 at 13:00');
  });
});
