import { nameCache, nameEntry } from '../site/stored-names.ts';
import { isText, openStoredList } from './stored-list.ts';

/**
 * The paths of stories that were read, the last one first; the entry is there only while the reader wants to see which they
 * are. Its first item is no path, so that it is not empty before a story was read.
 */
const READ = openStoredList(nameEntry('read'), isText);
const WANTED = 'on';

/** Paths: 40 KB. */
const MOST = 500;

export const { canKeep: canKeepRead, watch: watchRead } = READ;

export function isReadDimmed(): boolean {
  return READ.read().length > 0;
}

/** The path of the story on whose page this is. */
export function rememberReading(path: string): void {
  if (isReadDimmed()) writePaths([path, ...listPaths().filter((other) => other !== path)]);
}

/** The switch stays as it is. */
export function forgetReading(): void {
  if (isReadDimmed()) writePaths([]);
}

/**
 * Begins with the stories of which the browser has copies, as nothing else tells what was read before. With `false` all is
 * forgotten.
 * @param base of the site
 */
export async function dimRead(isWanted: boolean, base: string): Promise<void> {
  if (!isWanted) return READ.write([]);
  writePaths([]);
  if (!('caches' in window)) return;
  const pages = await caches.open(nameCache('pages', base));
  const paths = (await pages.keys()).map(({ url }) => new URL(url).pathname);
  if (isReadDimmed()) writePaths([...new Set([...listPaths(), ...paths.toReversed()])]);
}

/** Dims the cards of stories that were read; browsers tell those who hear a page which links they followed. Nothing moves. */
export function markRead(within: ParentNode = document): void {
  const read = new Set(listPaths());
  for (const card of within.querySelectorAll<HTMLElement>('article.story')) {
    card.classList.toggle('is-read', read.has(card.querySelector<HTMLAnchorElement>('.headline a')?.pathname ?? ''));
  }
}

function listPaths(): string[] {
  return READ.read().slice(1);
}

function writePaths(paths: readonly string[]): void {
  READ.write([WANTED, ...paths.slice(0, MOST)]);
}
