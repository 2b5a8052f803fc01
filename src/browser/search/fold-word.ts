/** Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic ones: what people leave out when they type. */
const LEFT_OUT = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};

/** A word without case, accents and ligatures, so that `elan` finds `Élan`. */
export function foldWord(word: string): string {
  // Most words are of ASCII alone, and four times as quick this way.
  if (/^[\0-\x7f]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .toLowerCase()
    .replace(/[ßæœøđðłħıþς]/g, (letter) => LETTERS[letter] ?? letter);
}
