import type { Finding } from '../problems/finding.ts';
import { dateTime, group, plainText } from './field-types.ts';
import { parseDateTime } from './parse-date-time.ts';

export const CORRECTION_EXAMPLE = '- {date: 2026-03-02T08:00:00+01:00, text: "The bridge is 90 metres long, not 900."}';

/** What a story had wrong, and since when it says so. */
export const correction = group(
  'a correction',
  { date: dateTime('date'), text: plainText('text', 'text: "The bridge is 90 metres long, not 900."') },
  CORRECTION_EXAMPLE,
);

/** A correction is known by its story and its moment, also to feeds. The fields may have other errors, so that all are found at once. */
export function checkCorrections(file: string, { corrections, publishedDateTime }: Record<string, unknown>): Finding[] {
  if (!Array.isArray(corrections)) return [];
  const published = momentOf(publishedDateTime);
  const seen = new Set<number>();
  return corrections.flatMap((given: unknown, index): Finding[] => {
    const moment = momentOf(Object(given).date);
    const found = { file, path: ['corrections', index, 'date'] };
    if (moment === undefined) return [];
    if (seen.has(moment))
      return [{ ...found, severity: 'error', message: 'another correction has the same date; write one text for both, or another time' }];
    seen.add(moment);
    if (published === undefined || moment >= published) return [];
    return [
      {
        ...found,
        severity: 'warning',
        message: 'date lies before publishedDateTime, when nobody had read the mistake; correct one of the two',
      },
    ];
  });
}

/** Milliseconds since 1970; undefined for what is no moment. */
function momentOf(text: unknown): number | undefined {
  const moment = typeof text === 'string' ? parseDateTime(text) : undefined;
  return moment instanceof Date ? moment.getTime() : undefined;
}
