import { parseDateTime } from '../fields/parse-date-time.ts';

const DAY_AND_TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/i;

/** `Jul 08 2022`, `July 8, 2022` and `8 July 2022`: English names only, and no month that is a number, which may be the day. */
const MONTH_FIRST = /^([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})$/;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/**
 * A date as other generators write it, as ISO 8601 with an offset: without a time it is the day's first moment, without an offset
 * it is in the paper's time zone.
 * @returns the text as it is if it is no date; whoever checks it says so
 */
export function completeDate(text: string, timeZone: string): string {
  const [, year = '', month = '', day = '', hour = '0', minute = '00', second = '00', offset] =
    DAY_AND_TIME.exec(writeMonthAsNumber(text.trim())) ?? [];
  if (year === '') return text;
  const local = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${minute}:${second}`;
  if (offset !== undefined) return local + writeOffset(offset);
  const moment = parseDateTime(`${local}Z`);
  return moment instanceof Date ? findMoment(moment, timeZone).toISOString() : `${local}Z`;
}

function writeMonthAsNumber(text: string): string {
  const [, first, dayAfter, yearAfter] = MONTH_FIRST.exec(text) ?? [];
  const [, dayBefore, second, year] = DAY_FIRST.exec(text) ?? [];
  const name = (first ?? second ?? '').toLowerCase();
  const month = MONTHS.findIndex((known) => known === name || known.slice(0, 3) === name || (name === 'sept' && known === 'september'));
  return name === '' || month < 0 ? text : `${yearAfter ?? year}-${month + 1}-${dayAfter ?? dayBefore}`;
}

function pad(number: string): string {
  return number.padStart(2, '0');
}

function writeOffset(offset: string): string {
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  return sign === undefined ? 'Z' : `${sign}${pad(hours)}:${minutes}`;
}

/**
 * When clocks of a time zone show what clocks of UTC show at a moment. Where they show it twice, the first time; where they leave
 * it out, what they would have shown without that.
 */
function findMoment(local: Date, timeZone: string): Date {
  const around = [-1, 1].map((days) => findOffset(new Date(local.getTime() + days * 24 * 3600 * 1000), timeZone));
  const candidates = around.map((offset) => new Date(local.getTime() - offset));
  return candidates.find((moment) => moment.getTime() + findOffset(moment, timeZone) === local.getTime()) ?? candidates[0] ?? local;
}

/** Milliseconds by which clocks of the zone are ahead of UTC. */
function findOffset(moment: Date, timeZone: string): number {
  const parts = new Map(
    openFormat(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = new Date(0);
  shown.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  shown.setUTCHours(part('hour'), part('minute'), part('second'));
  return shown.getTime() - Math.floor(moment.getTime() / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a hundred times as long as using it. */
function openFormat(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric' as const;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  formats.set(timeZone, format);
  return format;
}
