import { quoteFamily } from './quote-family.ts';
import type { Typefaces } from './typefaces.ts';

/**
 * The site's own faces for documents whose text has stand-ins in its style attributes. Only those who know media queries take
 * them: Outlook on Windows sets Times where it can't load the first of several fonts.
 * @param faces the rules that say where the fonts are
 */
export function writeMailFaces(faces: string, { display, serif }: Typefaces): string {
  const name = (families: readonly string[]) => families.map(quoteFamily).join(',');
  return `${faces}@media screen{h1,h2,.y{font-family:${name(display)}!important}.x{font-family:${name(serif)}!important}}`;
}
