import { createDayKey } from './day-key.ts';

/** Dates as the site's readers write them, in the site's language and time zone. */
export interface DateFormats {
  /** `3 March 2026` */
  day: (moment: Date) => string;
  /** `Tuesday, 3 March 2026` */
  weekday: (moment: Date) => string;
  /** `3 March 2026 at 09:30` */
  moment: (moment: Date) => string;
  /** `09:30` today, `3 Mar` in this year, else `3 Mar 2025`. @param today as `dayKey` writes it */
  short: (moment: Date, today: string) => string;
  /** `March 2026`; year and month as in addresses. */
  month: (year: string, month: string) => string;
  /** `2026`, as in addresses; where a language says so, `2026年` or `٢٠٢٦`. */
  year: (year: string) => string;
  /** `March`, for a list below its year. */
  monthName: (month: string) => string;
  /** `2026-03-03` */
  dayKey: (moment: Date) => string;
}

/** Making an Intl format costs 50 times what using it does, so a site makes each once. @param language a BCP 47 tag */
export function createDateFormats(language: string, timeZone: string): DateFormats {
  // Without a second choice Intl takes the machine's own language for one that it does not know.
  const languages = [language, 'en'];
  const day = new Intl.DateTimeFormat(languages, { dateStyle: 'long', timeZone });
  const weekday = new Intl.DateTimeFormat(languages, { dateStyle: 'full', timeZone });
  const moment = new Intl.DateTimeFormat(languages, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(languages, { hour: '2-digit', minute: '2-digit', timeZone });
  const dayOfYear = new Intl.DateTimeFormat(languages, { day: 'numeric', month: 'short', timeZone });
  const dayOfOtherYear = new Intl.DateTimeFormat(languages, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const dayKey = createDayKey(timeZone);
  const writeShort = (value: Date, today: string) => {
    const key = dayKey(value);
    if (key === today) return time.format(value);
    return (key.slice(0, 4) === today.slice(0, 4) ? dayOfYear : dayOfOtherYear).format(value);
  };
  const month = new Intl.DateTimeFormat(languages, { calendar: 'gregory', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const year = new Intl.DateTimeFormat(languages, { calendar: 'gregory', year: 'numeric', timeZone: 'UTC' });
  const monthName = new Intl.DateTimeFormat(languages, { calendar: 'gregory', month: 'long', timeZone: 'UTC' });
  return {
    day: (value) => day.format(value),
    weekday: (value) => weekday.format(value),
    moment: (value) => moment.format(value),
    short: writeShort,
    month: (ofYear, monthNumber) => month.format(new Date(`${ofYear}-${monthNumber}-15T00:00:00Z`)),
    year: (ofYear) => year.format(new Date(`${ofYear}-06-15T00:00:00Z`)),
    monthName: (monthNumber) => monthName.format(new Date(`2000-${monthNumber}-15T00:00:00Z`)),
    dayKey,
  };
}
