import { findDrawableText } from './find-drawable-text.ts';
import { loadOutlineFont } from './outline-font.ts';
import { listSocialFontFiles } from './social-font-files.ts';

/** Ems, as in masthead-home.css. */
const LETTER_SPACING = -0.05;

/** Pixels an em; a tenth of one is 0.4 pixels at the largest size at which it is shown. */
const SIZE = 20;

/** Of an em, above the base line; the rest is below it. What reaches further is drawn all the same. */
const ASCENT = 0.8;

/** A longer name weighs more than its face is worth: 100 bytes a letter. */
const MOST_CHARACTERS = 60;

/**
 * A paper's name in outlines, as HTML: an `<svg>` of one em's height for each word, so that a long name breaks into lines.
 * @param own bytes of the paper's own font for headlines
 * @returns empty if the font can't draw it
 */
export function drawNameplate(name: string, own?: Uint8Array): string {
  const text = findDrawableText(name);
  if (text === undefined || [...text].length > MOST_CHARACTERS) return '';
  const font = loadOutlineFont(own ? [own] : listSocialFontFiles().display, LETTER_SPACING);
  if (!font.hasGlyphs(text)) return '';
  // Each word with the space after it, which is another font's otherwise. Lines break between drawings as between words.
  const words = text.match(/[^ ]+ ?/g) ?? [];
  const measure = (word: string) => Math.round(font.measure(word) * SIZE * 10) / 10;
  const draw = (word: string) =>
    `<svg viewBox="0 ${-ASCENT * SIZE} ${measure(word)} ${SIZE}"><path d="${font.outline(word, 0, 0, SIZE)}"/></svg>`;
  return words.map(draw).join('');
}
