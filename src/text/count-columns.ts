/** Characters of Chinese, Japanese and Korean, and emoji, take two columns. */
export const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** Marks and joiners take none. */
export const NARROW = /[\p{M}\p{Cf}]/u;

/** Letters of Europe and common punctuation: none is wide, none is a mark. */
export const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/** How wide a text is where each letter has a column, as in plain text. */
export function countColumns(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += NARROW.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
