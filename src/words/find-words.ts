import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import type { Words } from './words.ts';

/** To add a language, write its file and name it here, by its BCP 47 tag. */
export const TRANSLATIONS: Readonly<Record<string, Words>> = { ar, de, en, es, fr, ja };

/** The site's own words in a language, or in English if nobody has translated them. @param language a BCP 47 tag; `de-AT` takes those of `de` */
export function findWords(language: string): Words {
  return findTranslation(language) ?? en;
}

/** The language of {@link findWords}, whose rules tell how a number in a sentence is written and what stands beside it. */
export function findWordsLanguage(language: string): string {
  return findTranslation(language) ? language : 'en';
}

/** The built-in words of `zh-Hant-TW`, else of `zh-Hant`, else of `zh`. */
export function findTranslation(language: string): Words | undefined {
  const words = TRANSLATIONS[language];
  const end = language.lastIndexOf('-');
  return words || end < 0 ? words : findTranslation(language.slice(0, end));
}
