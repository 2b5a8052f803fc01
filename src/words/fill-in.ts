import { formatNumber } from './format-number.ts';
import type { Counted } from './words.ts';

/** Puts values in the place of their names: `{date}`. A name without a value stays as it is. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

const rulesOf = new Map<string, Intl.PluralRules>();

/** The sentence for a number, with the number in it, both as the language writes them. @param language a BCP 47 tag */
export function countIn(sentences: Counted, count: number, language: string, values: Readonly<Record<string, string>> = {}): string {
  // Kept: making them takes longer than all that they are made for.
  const rules = rulesOf.get(language) ?? new Intl.PluralRules([language, 'en']);
  rulesOf.set(language, rules);
  const sentence = sentences[rules.select(count)] ?? sentences.other;
  return fillIn(sentence, { count: formatNumber(count, language), ...values });
}

/** The text before and after a place in a sentence, for what is more than text: `['First published at ', '']`. */
export function splitAt(sentence: string, name: string): [before: string, after: string] {
  const [before = '', after = ''] = sentence.split(`{${name}}`);
  return [before, after];
}
