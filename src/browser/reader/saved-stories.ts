import type { CardStory } from '../site/draw-story-card.ts';
import { nameCache, nameEntry } from '../site/stored-names.ts';
import { openStoredList, type StoredList } from './stored-list.ts';

/** A story that the reader saved for later, as its card shows it. */
export interface SavedStory extends Omit<CardStory, 'date'> {
  /** Paths of its pictures, scripts, fonts and style sheets, which are kept with its page. */
  files: readonly string[];
}

/** The one saved last stands first. */
export const SAVED_STORIES: StoredList<SavedStory> = openStoredList(nameEntry('saved'), isSavedStory);

/** Stories. Each is kept with its page: some 15 MB in all. */
const MOST = 100;

export function saveStory(story: SavedStory): void {
  change((others) => [story, ...others].slice(0, MOST), story.address);
}

/** @param address its path */
export function dropStory(address: string): void {
  change((others) => others, address);
}

function change(next: (others: readonly SavedStory[]) => readonly SavedStory[], address: string): void {
  SAVED_STORIES.write(next(SAVED_STORIES.read().filter((story) => story.address !== address)));
  void keepPages(SAVED_STORIES.read()).catch(() => {});
}

/** Keeps a copy of each saved story's page, and of no other, for when there is no connection; see worker.js. */
async function keepPages(stories: readonly SavedStory[]): Promise<void> {
  const { worker } = document.body.dataset;
  // Without https a browser has no caches; where `site.yaml` says `offline: false`, the page names no worker.
  if (!worker || !('caches' in window)) return;
  const cache = await caches.open(nameCache('saved', new URL('.', new URL(worker, location.href)).pathname));
  const wanted = new Set(stories.flatMap(({ address, files }) => [address, ...files]).map((path) => new URL(path, location.href).href));
  const kept = (await cache.keys()).map(({ url }) => url);
  await Promise.all(kept.filter((url) => !wanted.has(url)).map((url) => cache.delete(url, { ignoreVary: true })));
  await Promise.allSettled([...wanted].filter((url) => !kept.includes(url)).map((url) => cache.add(url)));
}

/** Others may write to the same store. */
function isSavedStory(value: unknown): value is SavedStory {
  const { address, title, datetime, files } = (value ?? {}) as Partial<Record<keyof SavedStory, unknown>>;
  const isPath = (path: unknown) => typeof path === 'string' && /^\/(?!\/)/.test(path);
  return (
    isPath(address) &&
    typeof title === 'string' &&
    !Number.isNaN(Date.parse(String(datetime))) &&
    Array.isArray(files) &&
    files.every(isPath)
  );
}
