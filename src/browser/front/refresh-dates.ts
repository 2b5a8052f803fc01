import { createDateFormats } from '../../words/format-date.ts';
import { readFrontData } from './front-data.ts';

/** A page that was built yesterday says of yesterday's stories when they came that day; by the paper's clock. */
export function refreshDates(within: ParentNode = document): void {
  const data = readFrontData();
  if (!data) return;
  const { short, dayKey } = createDateFormats(data.language, data.timeZone);
  const today = dayKey(new Date());
  for (const time of within.querySelectorAll<HTMLTimeElement>('time[data-short]')) time.textContent = short(new Date(time.dateTime), today);
}
