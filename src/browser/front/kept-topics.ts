import { nameEntry } from '../site/stored-names.ts';

/** In localStorage: the slugs of the topics that the reader wants first on the front page, as a JSON array, in that order. */
const TOPICS_KEY = nameEntry('topics');

/** Slugs; none where the browser keeps nothing or someone else wrote there. */
export function readKeptTopics(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(TOPICS_KEY) ?? '[]');
    return Array.isArray(kept) ? [...new Set(kept.filter((slug) => typeof slug === 'string'))] : [];
  } catch {
    return [];
  }
}

/** Where the browser keeps nothing, nothing changes. */
export function writeKeptTopics(slugs: readonly string[]): void {
  try {
    if (slugs.length === 0) localStorage.removeItem(TOPICS_KEY);
    else localStorage.setItem(TOPICS_KEY, JSON.stringify(slugs));
  } catch {}
}

/** False where a reader's settings forbid it, or its storage is full. */
export function canKeepTopics(): boolean {
  const key = `${TOPICS_KEY}.try`;
  try {
    localStorage.setItem(key, '-'.repeat(100));
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab changed them, or when the page comes back from the back/forward cache. */
export function watchKeptTopics(onChange: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === TOPICS_KEY || key === null) onChange();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) onChange();
  });
}
