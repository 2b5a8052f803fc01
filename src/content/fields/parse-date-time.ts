const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?$/;

export type DateTimeFault = 'format' | 'offset' | 'impossible';

/**
 * A moment from ISO 8601 text with an offset, such as `2026-03-01T09:30:00+01:00`.
 * `Date` alone is no judge: it takes February 30 for March 2 and guesses an offset that is missing.
 */
export function parseDateTime(text: string): Date | DateTimeFault {
  const match = DATE_TIME.exec(text);
  if (!match) return 'format';
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  if (!offset) return 'offset';
  const isDay = isCalendarDay(Number(year), Number(month), Number(day));
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isDay || !isTime) return 'impossible';
  const withColon = offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const moment = new Date(text.slice(0, text.length - offset.length).toUpperCase() + withColon.toUpperCase());
  return hasFourDigits(moment.getUTCFullYear()) ? moment : 'impossible';
}

/** An offset may lead out of the years that ISO 8601 and the feeds can write; of no moment at all the year is no number. */
function hasFourDigits(year: number): boolean {
  return year >= 0 && year <= 9999;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
