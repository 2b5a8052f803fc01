/** More than three lines of the narrowest letters: a name of a million takes no longer than this. */
const MOST_CHARACTERS = 300;

/** Letters that run against the lines that are set here. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A text's first 300 characters, without what shows nothing and has no glyph; undefined if nothing is left, or if it runs from right to left. */
export function findDrawableText(text: string): string | undefined {
  const visible = text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const clean = [...visible].slice(0, MOST_CHARACTERS).join('');
  return clean === '' || RIGHT_TO_LEFT.test(clean) ? undefined : clean;
}
