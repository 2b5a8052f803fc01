import { describe, expect, it } from 'vitest';
import { addDays, createDayKey } from '../../src/words/day-key.ts';

const HOUR = 3_600_000;

/** The same from the time zone's distance to UTC, which Intl says in hours, minutes and seconds. */
function countDay(moment: Date, format: Intl.DateTimeFormat): string {
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds = '0'] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? ['', '+', '0', '0'];
  const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 * (sign === '-' ? -1 : 1);
  return new Date(moment.getTime() + offset).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

describe('the day of a moment', () => {
  const zones = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Asia/Manila', 'Africa/Monrovia'];

  it.each(zones)('is that of the calendar in %s, in every year that has four digits', (timeZone) => {
    const dayOf = createDayKey(timeZone);
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    for (const year of ['0000', '0001', '0002', '0099', '0206', '1582', '1883', '1970', '2026', '9999']) {
      for (let hour = -30; hour <= 30; hour += 3) {
        const moment = new Date(Date.parse(`${year}-06-01T00:00:00Z`) + hour * HOUR);
        expect([moment, dayOf(moment)]).toEqual([moment, countDay(moment, format)]);
        const newYear = new Date(Date.parse(`${year}-01-03T00:00:00Z`) + hour * HOUR);
        expect([newYear, dayOf(newYear)]).toEqual([newYear, countDay(newYear, format)]);
      }
    }
  });

  it('has four digits for its year also where the year is over elsewhere, or not yet there', () => {
    expect(createDayKey('America/Los_Angeles')(new Date('0000-01-01T00:00:00Z'))).toBe('0000-01-01');
    expect(createDayKey('Asia/Tokyo')(new Date('9999-12-31T23:59:59Z'))).toBe('9999-12-31');
  });
});

it('days are added over months and years, and never leave four digits', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('0001-01-01', -1)).toBe('0000-12-31');
  expect(addDays('0000-01-01', -5)).toBe('0000-01-01');
  expect(addDays('9999-12-31', 6)).toBe('9999-12-31');
});
