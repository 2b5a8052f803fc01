const MAX_LENGTH = 60;

/** What was found, in an author's words, short enough for one line: `the number 42`, `a list`, `"some text"`. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `the switch ${value}`;
  if (typeof value === 'object') return 'a group of fields';
  return quoteText(String(value));
}

/** The text in quotes, its middle left out when it is long, control characters shown as escapes. */
export function quoteText(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1).toWellFormed()}…` : text;
  return JSON.stringify(short);
}
