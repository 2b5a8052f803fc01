const MAX_LENGTH = 60;
/** What JSON leaves as it is and a terminal obeys or hides: C1 controls, joiners, marks that turn the direction of text. */
const HIDDEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** What was found, in an author's words, short enough for one line: `the number 42`, `a list`, `"some text"`. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? `the number ${value}` : `${value}`;
  if (typeof value === 'boolean') return `the switch ${value}`;
  if (typeof value === 'object') return 'a group of fields';
  return quoteText(String(value));
}

/** The text in quotes, cut where it is longer than some characters, control characters shown as escapes. */
export function quoteText(text: string, most = MAX_LENGTH): string {
  const short = text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
  return JSON.stringify(short).replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
