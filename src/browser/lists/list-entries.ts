import { foldWord } from '../search/fold-word.ts';

export interface ListEntry {
  item: HTMLElement;
  /** What it is found by: its name and the last part of its address, folded. */
  name: string;
  /** The entries that it stands under, in a tree. */
  above: readonly HTMLElement[];
}

/** The entries of a list, or of several within one frame; each is an `li` whose first link has its name. */
export function findEntries(list: HTMLElement): ListEntry[] {
  return [...list.querySelectorAll<HTMLElement>('li')].flatMap((item) => {
    const link = item.querySelector('a');
    return !link || item.closest('.jumps')
      ? []
      : [{ item, name: foldWord(`${link.textContent} ${lastPart(link)}`), above: findAbove(item, list) }];
  });
}

/** Of an address like `/providers/reuters.com/` or `/providers/reuters.com/rss.xml`. */
function lastPart(link: HTMLAnchorElement): string {
  const last = link.pathname.split('/').at(-2) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function findAbove(item: HTMLElement, list: HTMLElement): HTMLElement[] {
  const above = item.parentElement?.closest('li');
  return above && list.contains(above) ? [above, ...findAbove(above, list)] : [];
}
