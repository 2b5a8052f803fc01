import { foldWord } from './fold-word.ts';

export interface Word {
  /** As {@link foldWord} gives it. */
  folded: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

/** Scripts that put no spaces between words. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((script) => `\\p{scx=${script}}`).join('');
const LETTER = '[\\p{L}\\p{N}\\p{M}+#]';

/** Where the script changes, a word ends: `AI研究` is two. */
const WORD = new RegExp(`(?:(?=${LETTER})[${UNSPACED}])+|(?:(?![${UNSPACED}])${LETTER})+`, 'gu');
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');

export function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({ folded: foldWord(found), start: index, end: index + found.length }));
}

/** What hyphens join, as one word each: `gpt4` for `GPT-4`. @param words of the text */
export function joinWords(text: string, words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const [place, word] of words.entries()) {
    const before = words[place - 1];
    if (!before || word.start !== before.end + 1 || !/[-‐‑]/.test(text[before.end] ?? '')) continue;
    const whole = joined.at(-1)?.end === before.end ? joined.pop() : before;
    if (whole) joined.push({ folded: whole.folded + word.folded, start: whole.start, end: word.end });
  }
  return joined;
}

/** Whether a word may hold several, because its script puts no spaces between them. */
export function isUnspaced(word: string): boolean {
  return HAS_UNSPACED.test(word);
}
