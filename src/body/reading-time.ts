import { countWords } from './count-words.ts';

/**
 * How fast people read, in words a minute, by language: the International Reading Speed Texts, the same ten texts in 17
 * languages (Trauzettel-Klosinski and Dietz 2012, https://doi.org/10.1167/iovs.11-8284, table 2). They were read aloud, by young
 * adults; silently it is 238 in English (Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047), so nobody is hurried.
 */
const WORDS: Readonly<Record<string, number>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
};

/** The mean of all 17. */
const WORDS_ELSEWHERE = 184;

/** Characters a minute, by the same study: Chinese and Japanese have no spaces to count words by. */
const CHARACTERS: Readonly<Record<string, number>> = { ja: 357 };
const CHARACTERS_ELSEWHERE = 255;

/**
 * Minutes, rounded, that a body takes to read, code left out. 0 and 1 are not worth a word to the reader.
 * @param html as `renderBody` makes it
 * @param language a BCP 47 tag
 */
export function countReadingMinutes(html: string, language: string): number {
  const main = language.toLowerCase().split('-')[0] ?? '';
  const { words, characters } = countWords(html, language);
  return Math.round(words / (WORDS[main] ?? WORDS_ELSEWHERE) + characters / (CHARACTERS[main] ?? CHARACTERS_ELSEWHERE));
}
