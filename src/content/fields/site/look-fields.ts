import { z } from 'zod';
import { findWeakColours } from '../../../theme/derive-palette.ts';
import { describeValue, quoteText } from '../../problems/describe-value.ts';
import { formedText, group, optional, refuse } from '../field-types.ts';

/** How the paper looks: its mark, its colours, its fonts. */

/** A value for the day alone, or `light` and `dark`. Nothing at all is a mistake here: in YAML a `#` begins a comment. */
function lightAndDark<Item extends z.ZodType>(field: string, kind: string, item: Item, example: string) {
  const error = ({ input }: { input?: unknown }) =>
    input === null
      ? `${field} has no value; write for example ${example}`
      : `${field} must be ${kind}, or light and dark, found ${describeValue(input)}; write for example ${example}`;
  const parts = z.object({ light: item.optional(), dark: item.optional() }, { error });
  return z.preprocess((value) => (typeof value === 'string' ? { light: value } : value), parts).optional();
}

/** @returns the colour as `#rrggbb` */
function colour(field: string) {
  const example = `${field}: "#b1005c"`;
  return formedText(field, 'a colour', example, `write it in quotes, as ${example}`).transform((text, context) => {
    const [, digits] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text) ?? [];
    if (digits === undefined)
      return refuse(context, text, `${field} is not a colour of six digits, found ${quoteText(text)}; write for example ${example}`);
    return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase();
  });
}

/** A file of the content folder. */
function ownFile(field: string, ending: RegExp, kind: string, example: string) {
  return formedText(field, 'a path', `${field}: ${example}`).transform((text, context) => {
    const path = text.normalize('NFC').replace(/^\.?\//, '');
    if (!/^[a-z][a-z0-9+.-]*:|^[/\\]|\0/i.test(path) && ending.test(path)) return path;
    return refuse(
      context,
      text,
      `${field} must be the path of ${kind} in the content folder, found ${quoteText(text)}; write for example ${field}: ${example}`,
    );
  });
}

const PICTURE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

function mark(field: string, example: string) {
  return lightAndDark(field, 'a path', ownFile(field, PICTURE, 'a picture', example), `${field}: ${example}`);
}

function colours(field: string) {
  return lightAndDark(field, 'a colour', colour(field), `${field}: "#b1005c", in quotes`);
}

function typeface(field: string) {
  return optional(ownFile(field, /\.woff2$/i, 'a WOFF2 font', `fonts/${field}.woff2`));
}

export const lookFields = {
  logo: mark('logo', 'images/logo.svg'),
  icon: mark('icon', 'images/icon.svg'),
  colours: optional(
    group('colours', { accent: colours('accent'), paper: colours('paper') }, 'accent or paper, indented, below colours:').superRefine(
      (given, context) => {
        for (const { name, light, colour, contrast, on, nearest } of findWeakColours(given)) {
          const least = Math.floor(contrast * 10) / 10;
          const found =
            name === 'paper'
              ? `text on ${colour} and its shades has a contrast of ${least} at the least`
              : `${colour} has a contrast of ${least} to what it stands on, ${on}`;
          const message = `${name} is hard to read ${light === 'light' ? 'by day' : 'by night'}: ${found}, and text needs 4.5 (WCAG AA); the nearest that passes is "${nearest}"`;
          context.addIssue({ code: 'custom', path: [name, light], message });
        }
      },
    ),
  ),
  typefaces: optional(
    group('typefaces', { display: typeface('display'), text: typeface('text') }, 'display or text, indented, below typefaces:'),
  ),
};
