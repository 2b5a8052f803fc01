import { countIn, fillIn } from '../../words/fill-in.ts';
import type { Words } from '../../words/words.ts';
import { foldWord } from '../search/fold-word.ts';
import { createAnnouncer } from '../search/show/announcer.ts';
import { findEntries, type ListEntry } from './list-entries.ts';

type FilterWords = Pick<Words['filter'], 'found' | 'none'>;

/** Makes the box work that filters a long list by name, and says how many fit; Escape shows all again. */
export function connectListFilter(): void {
  const box = document.querySelector<HTMLElement>('.list-filter');
  const field = box?.querySelector('input');
  const [shown, spoken] = ['shown', 'spoken'].map((name) => box?.querySelector<HTMLElement>(`[data-${name}]`));
  const list = document.querySelector<HTMLElement>('[data-filtered]');
  if (!box || !field || !shown || !spoken || !list) return;
  const words = JSON.parse(box.dataset['words'] ?? '{}') as FilterWords;
  const lang = box.lang || document.documentElement.lang;
  const announce = createAnnouncer(shown, spoken);
  const entries = findEntries(list);
  const groups = [...list.querySelectorAll<HTMLElement>('[data-group]')];
  const folded = groups.filter((group): group is HTMLDetailsElement => group instanceof HTMLDetailsElement && !group.open);
  const jumps = [...list.querySelectorAll<HTMLAnchorElement>('.jumps a')];
  let last = '';

  const filter = (): void => {
    const query = field.value.trim();
    if (query === last) return;
    last = query;
    const found = showFitting(entries, foldWord(query));
    for (const group of groups) group.hidden = query !== '' && group.querySelector('li:not([hidden], .jumps li)') === null;
    for (const group of folded) group.open = query !== '' && !group.hidden;
    for (const jump of jumps) {
      const item = jump.closest('li');
      if (item) item.hidden = document.getElementById(jump.hash.slice(1))?.hidden ?? false;
    }
    const total = entries.length.toLocaleString(lang);
    announce(query === '' ? '' : found === 0 ? fillIn(words.none, { query }) : countIn(words.found, found, lang, { total }));
  };

  field.addEventListener('input', filter);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || field.value === '') return;
    event.preventDefault();
    field.value = '';
    filter();
  });
  box.hidden = false;
  // A browser that goes back has kept what was typed.
  filter();
}

/** @param query folded; every one of its words must stand in the name @returns how many fit */
function showFitting(entries: readonly ListEntry[], query: string): number {
  const wanted = query.split(/\s+/).filter((word) => word !== '');
  const fitting = entries.filter(({ name }) => wanted.every((word) => name.includes(word)));
  // Of a tree, what an entry stands under stays.
  const kept = new Set(fitting.flatMap(({ item, above }) => [item, ...above]));
  for (const { item } of entries) item.hidden = !kept.has(item);
  return fitting.length;
}
