import { describe, expect, it } from 'vitest';
import { ar } from '../../src/words/ar.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';
import { findWords, findWordsLanguage } from '../../src/words/find-words.ts';
import { fr } from '../../src/words/fr.ts';
import { findSiteLanguage } from '../../src/words/site-language.ts';

const languageOf = (language: string) => findSiteLanguage({ language, timeZone: 'UTC' });

describe('the words of a language', () => {
  it.each([
    ['de', de],
    ['de-AT', de],
    ['de-Latn-CH', de],
    ['en', en],
    ['en-GB', en],
    ['fr-CA', fr],
    ['ar-EG', ar],
    ['nl', en],
    ['he', en],
    ['den', en],
  ])('are those of its nearest translation, else English: %s', (language, words) => {
    expect(findWords(language)).toBe(words);
  });

  it('write numbers as the site’s country does where they are translated, else as English does', () => {
    expect(['de-CH', 'en-IN', 'nl', 'he'].map(findWordsLanguage)).toEqual(['de-CH', 'en-IN', 'en', 'en']);
  });

  it('are marked as English on a page of a language that nobody has translated them into', () => {
    expect(['de', 'en-GB', 'nl', 'he'].map((language) => languageOf(language).wordsLang)).toEqual([undefined, undefined, 'en', 'en']);
  });
});

describe('arrows', () => {
  it('point back against the direction of reading, and forward along it', () => {
    expect(languageOf('de')).toMatchObject({ direction: 'ltr', arrows: { back: '←', forward: '→' } });
    expect(languageOf('ar')).toMatchObject({ direction: 'rtl', arrows: { back: '→', forward: '←' } });
  });
});
