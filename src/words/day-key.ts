/** Addresses have four digits for a year. What some time zone has before or after these counts as the first or last day. */
const [FIRST, LAST] = ['0000-01-01', '9999-12-31'];

/** From here on every time zone is in the common era, whose years Intl counts as ISO 8601 does; before it comes 1 BC, which ISO calls 0000. */
const COMMON_ERA = Date.parse('0001-01-03T00:00:00Z');

/** The day that a moment belongs to in a time zone: `2026-03-03`. */
export function createDayKey(timeZone: string): (moment: Date) => string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const;
  const plain = new Intl.DateTimeFormat('en-CA', parts);
  let early: Intl.DateTimeFormat | undefined;
  return (moment) => {
    if (moment.getTime() < COMMON_ERA) {
      early ??= new Intl.DateTimeFormat('en-US', { ...parts, era: 'short' });
      return writeEarlyDay(moment, early);
    }
    const key = plain.format(moment).padStart(FIRST.length, '0');
    return key.length > LAST.length ? LAST : key;
  };
}

function writeEarlyDay(moment: Date, format: Intl.DateTimeFormat): string {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const year = parts.get('era')?.startsWith('B') ? 1 - Number(parts.get('year')) : Number(parts.get('year'));
  return year < 0 ? FIRST : `${String(year).padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The day so many days later, or before. */
export function addDays(day: string, days: number): string {
  const moment = new Date(Date.parse(day) + days * 24 * 3600 * 1000);
  const year = moment.getUTCFullYear();
  if (year < 0) return FIRST;
  return year > 9999 ? LAST : moment.toISOString().slice(0, FIRST.length);
}
