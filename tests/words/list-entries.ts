import type { Words } from '../../src/words/words.ts';

export interface WordsEntry {
  /** Its names, as in `site.home`. */
  path: string;
  /** Where it counts, the one for most numbers. */
  sentence: string;
  /** All sentences by the kind of number; empty where nothing is counted. */
  forms: Readonly<Record<string, string>>;
}

/** Every entry of a translation. */
export function listEntries(words: Words): WordsEntry[] {
  return listBelow('', words);
}

function listBelow(above: string, group: object): WordsEntry[] {
  return Object.entries(group).flatMap(([name, value]: [string, string | Record<string, string>]): WordsEntry[] => {
    const path = above === '' ? name : `${above}.${name}`;
    if (typeof value === 'string') return [{ path, sentence: value, forms: {} }];
    return value['other'] === undefined ? listBelow(path, value) : [{ path, sentence: value['other'], forms: value }];
  });
}
