import { nameEntry } from '../site/stored-names.ts';

/** In localStorage: what the reader searched for, newest first, as a JSON list. It never leaves the browser. */
const RECENT_KEY = nameEntry('searches');

const MOST = 5;

export function readRecentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT_KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((words) => typeof words === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** A browser that keeps nothing searches all the same. */
export function rememberSearch(words: string): void {
  const wanted = words.trim();
  if (wanted === '') return;
  const others = readRecentSearches().filter((other) => other.toLowerCase() !== wanted.toLowerCase());
  try {
    localStorage.setItem(RECENT_KEY, JSON.stringify([wanted, ...others].slice(0, MOST)));
  } catch {}
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(RECENT_KEY);
  } catch {}
}
