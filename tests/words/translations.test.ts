import { describe, expect, it } from 'vitest';
import { en } from '../../src/words/en.ts';
import { TRANSLATIONS } from '../../src/words/find-words.ts';
import { listEntries } from './list-entries.ts';

const originals = new Map(listEntries(en).map((entry) => [entry.path, entry]));
const placesOf = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

describe.each(Object.entries(TRANSLATIONS))('the words in %s', (language, words) => {
  const entries = listEntries(words);

  it('are all there, and no others', () => {
    expect(entries.map(({ path }) => path).toSorted()).toEqual([...originals.keys()].toSorted());
  });

  it('have the same places to fill in as the English ones', () => {
    for (const { path, sentence } of entries) {
      expect([path, placesOf(sentence)]).toEqual([path, placesOf(originals.get(path)?.sentence ?? '')]);
    }
  });

  it('say how many for each kind of number that the language knows: with the number, or in a word', () => {
    const kinds = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const { path, sentence, forms } of entries) {
      for (const [kind, form] of Object.entries(forms)) {
        expect([path, kinds]).toEqual([path, expect.arrayContaining([kind])]);
        const places = new Set([...placesOf(form), '{count}']);
        expect([path, [...places].toSorted()]).toEqual([path, [...new Set([...placesOf(sentence), '{count}'])].toSorted()]);
      }
    }
  });

  it('are never empty, and have no white space at their ends', () => {
    for (const { path, sentence } of entries) expect([path, sentence]).toEqual([path, expect.stringMatching(/^\S(?:.*\S)?$/)]);
  });

  it('are named by a tag that Intl writes the same way', () => {
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
  });
});
