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

const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

/** Further scripts without spaces. Intl knows their words, which takes three to five times what a pattern does (1 ms for 6 KB). */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Letters; nobody needs a minute and a half for fewer, in any language above. */
const SHORT = 380;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Minutes, rounded, that a body takes to read, code left out. 0 and 1 are not worth a word to the reader.
 * @param html as `renderBody` makes it
 * @param language a BCP 47 tag
 */
export function countReadingMinutes(html: string, language: string): number {
  if (html.length < SHORT) return 0;
  const text = html.replace(/<pre\b.*?<\/pre>/gs, ' ').replace(/<[^>]*>|&\w+;/g, ' ');
  const main = language.toLowerCase().split('-')[0] ?? '';
  let characters = 0;
  const spaced = text.replace(CHARACTER, () => {
    characters += 1;
    return ' ';
  });
  const words = UNSPACED.test(spaced) ? countWords(spaced, language) : (spaced.match(WORD) ?? []).length;
  return Math.round(words / (WORDS[main] ?? WORDS_ELSEWHERE) + characters / (CHARACTERS[main] ?? CHARACTERS_ELSEWHERE));
}

function countWords(text: string, language: string): number {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter([language, 'en'], { granularity: 'word' });
  segmenters.set(language, segmenter);
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
  return count;
}
