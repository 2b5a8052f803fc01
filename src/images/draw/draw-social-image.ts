import { cardColour } from './card-colour.ts';
import { type FittedText, fitText, type LineLimits } from './fit-text.ts';
import type { OutlineFont } from './outline-font.ts';

/** All that a social image shows: the picture that stands for a page where it is shared, if the page has none of its own. */
export interface SocialDrawing {
  /** A topic's name, or the site's. */
  title: string;
  /** The small line below. */
  footing: string;
  /** Degrees on the colour wheel. */
  hue: number;
  /** SVG path data in a view box of 160 × 90, see `drawPlaceholder`. */
  pattern: string;
}

/** Changes whenever the code here, or what it calls, would draw the same image in another way. */
export const SOCIAL_RECIPE = 1;

/** Pixels: what Open Graph readers take. */
const WIDTH = 1200;
const HEIGHT = 630;

const PATTERN_WIDTH = 160;
const PATTERN_HEIGHT = 90;

/** Pixels. Networks cut a little off the edges. */
const MARGIN = 70;

/** A short name may be large, a long one has three lines. */
const TITLE_LIMITS: readonly LineLimits[] = [
  { lines: 1, largest: 184, smallest: 124 },
  { lines: 2, largest: 136, smallest: 104 },
  { lines: 3, largest: 104, smallest: 60 },
];
const FOOTING_LIMITS: readonly LineLimits[] = [
  { lines: 1, largest: 38, smallest: 34 },
  { lines: 2, largest: 34, smallest: 34 },
];

/** More than three lines of the narrowest letters: a name of a million takes no longer than this. */
const MOST_CHARACTERS = 300;

/** Ems, of the face: how far capitals and letters such as g reach from the base line; and from line to line. */
const CAPITALS = 0.67;
const DESCENT = 0.24;
const LEADING = 1;
const FOOTING_LEADING = 1.25;

/** The site's colours by day. */
const PAPER = '#faf7f0';
const INK = '#1b1a17';

/** Pixels: the double rule below the site's name is the same. */
const RULE = 6;
const RULES = 3 * RULE;

/**
 * A social image of 1200 × 630 as SVG without a font: the pattern above, the words on paper below. Words with a character that the
 * font lacks, such as 東京, are left out, and the pattern has their place.
 */
export function drawSocialImage({ title, footing, hue, pattern }: SocialDrawing, font: OutlineFont): string {
  const set = (text: string, limits: readonly LineLimits[]) => {
    const clean = cleanText(text);
    return clean !== '' && font.hasGlyphs(clean) ? fitText(clean, font.measure, WIDTH - 2 * MARGIN, limits) : undefined;
  };
  const name = set(title, TITLE_LIMITS);
  const foot = set(footing, FOOTING_LIMITS);
  const accent = cardColour(0.46, 0.14, hue);

  // From the bottom up: `top` is where the words begin that are set already.
  const words: string[] = [];
  let top = HEIGHT;
  const put = ({ lines, size }: FittedText, leading: number, colour: string, below: number) => {
    const last = lines.length - 1;
    const baseLine = (index: number) => top - below - (last - index) * leading * size;
    words.push(path(colour, lines.map((line, index) => font.outline(line, MARGIN, baseLine(index), size)).join('')));
    top = baseLine(0) - CAPITALS * size;
  };
  if (foot) put(foot, FOOTING_LEADING, accent, 50);
  if (name) put(name, LEADING, INK, 30 + DESCENT * name.size);
  if (words.length > 0) top = Math.round(top - 48 - RULES);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    path(cardColour(0.47, 0.12, hue), box(0, HEIGHT)),
    drawPattern(pattern, top / 2, cardColour(0.61, 0.125, hue)),
    ...(words.length > 0 ? [path(PAPER, box(top, HEIGHT - top)), path(INK, box(top, RULE) + box(top + 2 * RULE, RULE))] : []),
    ...words,
    '</svg>',
  ].join('');
}

/** Without what shows nothing and has no glyph. */
function cleanText(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...visible].slice(0, MOST_CHARACTERS).join('');
}

/** @param middle where its middle comes, in pixels from the top */
function drawPattern(pattern: string, middle: number, colour: string): string {
  const scale = WIDTH / PATTERN_WIDTH;
  const transform = `translate(0 ${middle - (scale * PATTERN_HEIGHT) / 2}) scale(${scale})`;
  return `<path transform="${transform}" d="${pattern}" fill="none" stroke="${colour}" stroke-width="2.2"/>`;
}

function path(fill: string, data: string): string {
  return `<path fill="${fill}" d="${data}"/>`;
}

function box(top: number, height: number): string {
  return `M0 ${top}h${WIDTH}v${height}H0z`;
}
