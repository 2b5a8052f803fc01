import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

/** To add a language, write its file and name it here. */
const TRANSLATIONS: Readonly<Record<string, Words>> = { de, en };

/** The site's own words in a language, or in English if nobody has translated them. @param language a BCP 47 tag; `de-AT` takes those of `de` */
export function findWords(language: string): Words {
  return TRANSLATIONS[language] ?? TRANSLATIONS[language.split('-')[0] ?? ''] ?? en;
}

/** The language of {@link findWords}: what the words are in may differ from what the stories are in. */
export function findWordsLanguage(language: string): string {
  return findWords(language) === en ? 'en' : language;
}
