import type { Palette } from '../../theme/colours.ts';
import { INK_PAIRS, type Placeholder } from './draw-placeholder.ts';
import { findDrawableText } from './find-drawable-text.ts';
import { type FittedText, fitText, type LineLimits } from './fit-text.ts';
import type { SocialFonts } from './load-social-fonts.ts';
import type { OutlineFont } from './outline-font.ts';

/** All that a social image shows: the picture that stands for a page where it is shared, if the page has none of its own. */
export interface SocialDrawing {
  /** Of a topic, or of the site. */
  name: string;
  isSite: boolean;
  /** The small line below: the site's name, or what it says of itself. */
  footing: string;
  picture: Placeholder;
  colours: Palette;
}

/** Pixels: what Open Graph readers take. */
const WIDTH = 1200;
const HEIGHT = 630;

const PICTURE_WIDTH = 160;
const PICTURE_HEIGHT = 90;

/** Pixels. Networks cut a little off the edges. */
const MARGIN = 70;

/** A short name may be large, a long one has three lines. */
const NAME_LIMITS: readonly LineLimits[] = [
  { lines: 1, largest: 156, smallest: 96 },
  { lines: 2, largest: 116, smallest: 88 },
  { lines: 3, largest: 88, smallest: 52 },
];
const FOOTING_LIMITS: readonly LineLimits[] = [
  { lines: 1, largest: 40, smallest: 34 },
  { lines: 2, largest: 34, smallest: 34 },
];

/** Ems: how far capitals and letters such as g reach from the base line; and from line to line. */
const CAPITALS = 0.7;
const DESCENT = 0.24;
const NAME_LEADING = 1;
const FOOTING_LEADING = 1.25;

/** Ems: the four inks before the site's name, and the space after them, as in masthead.css. */
const INKS = 0.62;
const INKS_SPACE = 0.3;
const INK_RADIUS = 0.14;

/** Pixels: the line below the masthead. */
const RULE = 4;

/**
 * A social image of 1200 × 630 as SVG without a font: the picture above, the words on paper below. Words with a character that
 * the fonts lack, such as 東京, are left out, and the picture has their place.
 */
export function drawSocialImage({ name, isSite, footing, picture, colours }: SocialDrawing, fonts: SocialFonts): string {
  const { paper, ink, soft, sheet } = colours;
  const bold = [...(fonts.own ? [fonts.own] : []), fonts.display, fonts.further];
  const headline = setWords(name, bold, NAME_LIMITS, isSite);
  const foot = isSite ? setWords(footing, [fonts.motto], FOOTING_LIMITS, false) : setWords(footing, bold, FOOTING_LIMITS, true);

  // From the bottom up: `top` is where the words begin that are set already.
  const words: string[] = [];
  let top = HEIGHT;
  const put = ({ lines, size, font, indent }: SetWords, leading: number, colour: string, below: number) => {
    const baseLine = (index: number) => top - below - (lines.length - 1 - index) * leading * size;
    words.push(path(colour, lines.map((line, index) => font.outline(line, MARGIN + indent * size, baseLine(index), size)).join('')));
    if (indent > 0) words.push(drawInks(baseLine(0), size, colours));
    top = baseLine(0) - CAPITALS * size;
  };
  if (foot) put(foot, FOOTING_LEADING, isSite ? soft.light : ink.light, 54);
  if (headline) put(headline, NAME_LEADING, ink.light, 28 + DESCENT * headline.size);
  if (words.length > 0) top = Math.round(top - 48 - RULE);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    path(sheet.light, box(0, HEIGHT)),
    drawPicture(picture, top / 2, colours),
    ...(words.length > 0 ? [path(paper.light, box(top, HEIGHT - top)), path(ink.light, box(top, RULE))] : []),
    ...words,
    '</svg>',
  ].join('');
}

interface SetWords extends FittedText {
  font: OutlineFont;
  /** Ems: room for the inks before the lines. */
  indent: number;
}

/** In the first font that has all their characters. */
function setWords(text: string, fonts: readonly OutlineFont[], limits: readonly LineLimits[], hasInks: boolean): SetWords | undefined {
  const clean = findDrawableText(text);
  const font = clean === undefined ? undefined : fonts.find(({ hasGlyphs }) => hasGlyphs(clean));
  if (clean === undefined || !font) return undefined;
  const indent = hasInks ? INKS + INKS_SPACE : 0;
  return { ...fitText(clean, (line) => indent + font.measure(line), WIDTH - 2 * MARGIN, limits), font, indent };
}

/** As StoryDrawing.astro does. @param middle where its middle comes, in pixels from the top */
function drawPicture({ inks, screen, path: pattern }: Placeholder, middle: number, colours: Palette): string {
  const [first, second] = INK_PAIRS[inks].map((name) => colours[name].light);
  const scale = WIDTH / PICTURE_WIDTH;
  const rows = screen.map((width, row) => `<path d="M${row % 2 ? 0 : 5} ${row * 10}h170" stroke-width="${width}"/>`);
  return [
    `<g transform="translate(0 ${middle - (scale * PICTURE_HEIGHT) / 2}) scale(${scale})" fill="none">`,
    `<g stroke="${first}" stroke-linecap="round" stroke-dasharray="0 10">${rows.join('')}</g>`,
    `<path d="${pattern}" stroke="${second}" stroke-width="2.5"/>`,
    '</g>',
  ].join('');
}

/** The masthead's, at the margin. @param size pixels an em */
function drawInks(baseLine: number, size: number, { cyan, magenta, yellow, ink }: Palette): string {
  const near = INK_RADIUS * size;
  const far = (INKS - INK_RADIUS) * size;
  return [
    { colour: cyan, x: near, y: far },
    { colour: magenta, x: far, y: far },
    { colour: yellow, x: near, y: near },
    { colour: ink, x: far, y: near },
  ]
    .map(({ colour, x, y }) => `<circle cx="${MARGIN + x}" cy="${baseLine - y}" r="${near}" fill="${colour.light}"/>`)
    .join('');
}

function path(fill: string, data: string): string {
  return `<path fill="${fill}" d="${data}"/>`;
}

function box(top: number, height: number): string {
  return `M0 ${top}h${WIDTH}v${height}H0z`;
}
