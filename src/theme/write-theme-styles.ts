import { COLOURS, type Colour } from './colours.ts';
import { quoteFamily } from './quote-family.ts';
import { TYPEFACES, type Typefaces } from './typefaces.ts';

/**
 * The custom properties that every style sheet takes its colours and fonts from: `--paper`, `--serif` …. They stand in each
 * page, apart from the style sheets that Astro bundles, so that a page may have other colours without another bundle.
 * @param own the rules for fonts and a logo of the paper's own
 */
export function writeThemeStyles(
  colours: Readonly<Record<string, Colour>> = COLOURS,
  typefaces: Typefaces | Readonly<Record<string, readonly string[]>> = TYPEFACES,
  own = '',
): string {
  const properties = [
    ...Object.entries(colours).map(([name, colour]) => `--${name}:${writeColour(colour)}`),
    ...Object.entries(typefaces).map(([name, families]) => `--${name}:${families.map(quoteFamily).join(',')}`),
  ];
  return `${own}:root{${properties.join(';')}}`;
}

function writeColour({ light, dark }: Colour): string {
  return light === dark ? light : `light-dark(${light},${dark})`;
}
