/** What a reader looks for; empty where anything will do. */
export interface SearchQuery {
  words: string;
  /** A slug. */
  topic: string;
  /** A domain. */
  source: string;
  /** `2026` */
  year: string;
}

export const EVERYTHING: SearchQuery = { words: '', topic: '', source: '', year: '' };

/** @param search of an address, with its question mark */
export function readQuery(search: string): SearchQuery {
  const fields = new URLSearchParams(search);
  const read = (name: string) => fields.get(name) ?? '';
  return { words: read('q'), topic: read('topic'), source: read('source'), year: read('year') };
}

/** The search page's own address for a query. @param path of the page */
export function writeQuery(path: string, { words, topic, source, year }: SearchQuery): string {
  const filled = Object.entries({ q: words.trim(), topic, source, year }).filter(([, value]) => value !== '');
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}

export function hasFilters({ topic, source, year }: SearchQuery): boolean {
  return [topic, source, year].some((choice) => choice !== '');
}

export function isBlank(query: SearchQuery): boolean {
  return query.words.trim() === '' && !hasFilters(query);
}
