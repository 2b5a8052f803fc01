import { fillIn } from '../../../words/fill-in.ts';
import type { Choice } from '../search-parts.ts';
import type { SearchSettings } from '../search-settings.ts';

/** Puts what a filter offers into its list, by name. The first entry, which chooses nothing, stays; so does what is chosen. */
export function fillChoices(
  list: HTMLSelectElement,
  choices: readonly Choice[],
  chosen: string,
  { language, words }: SearchSettings,
): void {
  const languages = [language, 'en'];
  const numbers = new Intl.NumberFormat(languages);
  const { compare } = new Intl.Collator(languages, { numeric: true, sensitivity: 'base' });
  const isOffered = chosen === '' || choices.some(({ address }) => address === chosen);
  const offered = isOffered ? choices : [...choices, { address: chosen, name: chosen, count: 0 }];
  const options = offered
    .toSorted((a, b) => compare(a.name, b.name))
    .map(({ address, name, count }) => new Option(fillIn(words.choice, { name, count: numbers.format(count) }), address));
  list.replaceChildren(...[...list.options].slice(0, 1), ...options);
  list.value = chosen;
}
