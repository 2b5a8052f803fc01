/** A list that the reader's browser keeps, in localStorage as JSON. It never leaves the browser. */
export interface StoredList<Item> {
  /** Nothing where the browser keeps nothing or someone else wrote there. */
  read: () => Item[];
  /** Where the browser keeps nothing, nothing changes. An empty list leaves no entry. */
  write: (items: readonly Item[]) => void;
  /** False where a reader's settings forbid it, or its storage is full. */
  canKeep: () => boolean;
  /** Calls back when another tab changed it, or when the page comes back from the back/forward cache. */
  watch: (onChange: () => void) => void;
}

/** @param key as `nameEntry` gives it @param isItem what is none is passed over */
export function openStoredList<Item>(key: string, isItem: (value: unknown) => value is Item): StoredList<Item> {
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
        return Array.isArray(kept) ? kept.filter(isItem) : [];
      } catch {
        return [];
      }
    },
    write: (items) => {
      try {
        if (items.length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(items));
      } catch {}
    },
    canKeep: () => {
      try {
        localStorage.setItem(`${key}.try`, '-'.repeat(100));
        localStorage.removeItem(`${key}.try`);
        return true;
      } catch {
        return false;
      }
    },
    watch: (onChange) => {
      addEventListener('storage', (event) => {
        if (event.key === key || event.key === null) onChange();
      });
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted) onChange();
      });
    },
  };
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}
