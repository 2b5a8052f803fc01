/** A month as a calendar on the wall shows it. */
export interface MonthLayout {
  /** In the order of the site's language: its week may begin on a Monday, Sunday or Saturday. */
  weekdays: readonly { short: string; long: string }[];
  /** Rows of seven: the number of a day, or undefined before the first and after the last. */
  weeks: readonly (readonly (number | undefined)[])[];
}

const DAY = 86_400_000;
/** 1970 began on a Thursday, the fourth day of the week as ISO 8601 counts. */
const THURSDAY = 4;

/** @param year four digits  @param month two digits  @param language a BCP 47 tag; without a country it takes the week of where most of its readers live */
export function layOutMonth(year: string, month: string, language: string): MonthLayout {
  const first = Date.parse(`${year}-${month}-01T00:00:00Z`);
  const firstWeekday = findFirstWeekday(language);
  const before = modulo(first / DAY + THURSDAY - firstWeekday, 7);
  const count = countDays(first);
  const cells = Array.from({ length: Math.ceil((before + count) / 7) * 7 }, (_, index) => {
    const day = index - before + 1;
    return day >= 1 && day <= count ? day : undefined;
  });
  return {
    weekdays: nameWeekdays(firstWeekday, language),
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
  };
}

function countDays(first: number): number {
  const next = new Date(first);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return (next.getTime() - first) / DAY;
}

/** 1 for Monday to 7 for Sunday. */
function findFirstWeekday(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo: () => { firstDay: number } };
  return locale.getWeekInfo().firstDay;
}

function nameWeekdays(firstWeekday: number, language: string): MonthLayout['weekdays'] {
  const [short, long] = (['short', 'long'] as const).map(
    (weekday) => new Intl.DateTimeFormat([language, 'en'], { weekday, timeZone: 'UTC' }),
  );
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date((firstWeekday + index - THURSDAY) * DAY);
    return { short: short?.format(day) ?? '', long: long?.format(day) ?? '' };
  });
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
