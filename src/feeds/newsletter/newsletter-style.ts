import { COLOURS } from '../../theme/colours.ts';
import { TYPEFACES } from '../../theme/typefaces.ts';

/**
 * How the newsletter looks. Mail programs know few rules and drop most style sheets, so all that matters stands in style
 * attributes (https://www.caniemail.com/); the sheet only darkens at night and tightens on phones.
 * Colours and fonts are the site's. Mail programs load no fonts: of each typeface the last two are taken, which every
 * machine has.
 */

const { paper, ink, soft, rule, accent, cyan, magenta, yellow } = COLOURS;
export const PAPER = paper.light;
const INK = ink.light;
const SOFT = soft.light;
const RULE = rule.light;

const SERIF = TYPEFACES.serif.slice(-2).join();
const DISPLAY = TYPEFACES.display.slice(-2).join();
const SANS = TYPEFACES.sans.slice(-2).join();

/** Pixels. */
export const SHEET_WIDTH = 600;
const SIDE = 28;
export const CONTENT_WIDTH = SHEET_WIDTH - 2 * SIDE;
export const THUMBNAIL_WIDTH = 160;

/** Style attributes, by what they are for. */
export const STYLE = {
  body: `margin:0;padding:0;background-color:${PAPER}`,
  preview: `display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:${PAPER}`,
  page: `background-color:${PAPER};color:${INK};word-break:break-word`,
  margin: 'padding:8px 0 24px',
  column: `max-width:${SHEET_WIDTH}px;margin:0 auto`,
  masthead: `padding:16px ${SIDE}px`,
  motto: `margin:8px 0 0;font:italic 16px/24px ${SERIF};color:${SOFT};text-wrap:balance`,
  block: `padding:0 ${SIDE}px`,
  dateline: `border-bottom:1px solid ${INK}`,
  dateRow: `border-top:1px solid ${RULE}`,
  dateCell: `padding:9px 0;font:bold 13px/18px ${SANS};color:${INK}`,
  webCell: `padding:9px 0;font:13px/18px ${SANS};color:${SOFT}`,
  story: `border-top:1px solid ${RULE};padding:20px 0 22px`,
  lead: 'padding:22px 0 26px',
  cell: 'vertical-align:top',
  kicker: `margin:0 0 4px;font:bold 12px/18px ${SANS};letter-spacing:0.3px`,
  kickerLink: `display:inline-block;padding:3px 0;color:${accent.light};text-decoration:none`,
  leadHeadline: `margin:0;font:bold 32px/36px ${DISPLAY};letter-spacing:-0.8px;text-wrap:balance`,
  headline: `margin:0;font:bold 20px/24px ${DISPLAY};letter-spacing:-0.3px;text-wrap:balance`,
  headlineLink: `color:${INK};text-decoration:none`,
  leadExcerpt: `margin:12px 0 0;font:18px/28px ${SERIF};color:${SOFT}`,
  excerpt: `margin:7px 0 0;font:16px/24px ${SERIF};color:${SOFT}`,
  credit: `margin:9px 0 0;font:13px/20px ${SANS};color:${SOFT}`,
  creditLink: `color:${INK};text-decoration:underline`,
  pictureCredit: `margin:6px 0 0;font:12px/16px ${SANS};color:${SOFT}`,
  briefs: `border-top:1px solid ${INK};padding:16px 0 22px`,
  briefsHeading: `margin:0 0 12px;font:bold 20px/24px ${DISPLAY};color:${INK}`,
  briefList: 'margin:0;padding:0;list-style:none',
  brief: `margin:0;padding:8px 0;border-top:1px solid ${RULE};font:16px/23px ${SERIF};color:${SOFT}`,
  more: `margin:12px 0 0;font:bold 14px/22px ${SANS};color:${INK}`,
  footer: `border-top:1px solid ${INK};padding:18px 0 34px`,
  footerName: `margin:0;font:bold 17px/24px ${DISPLAY};letter-spacing:-0.3px;color:${INK}`,
  footerText: `margin:2px 0 0;font:15px/22px ${SERIF};color:${SOFT}`,
  footerLinks: `margin:12px 0 0;font:bold 13px/24px ${SANS}`,
} as const;

/** A long name gets smaller letters, so that most stay on one line. */
export function styleNameplate(name: string): string {
  const [, size = 28] = [[12, 56] as const, [21, 44] as const, [30, 34] as const].find(([length]) => name.length <= length) ?? [];
  return `margin:0;font:bold ${size}px/${size + 4}px ${DISPLAY};letter-spacing:-0.045em`;
}

/** The masthead's four inks, for which mail programs know no gradient: borders around nothing, round where they can be. */
export const INKS = [cyan, magenta, yellow, ink];

/** Two rows of two. */
export function styleInks(direction: 'ltr' | 'rtl'): string {
  return `display:inline-block;width:0.64em;margin-${direction === 'rtl' ? 'left' : 'right'}:0.3em;line-height:0`;
}

export function styleInk(colour: string): string {
  return `display:inline-block;width:0;height:0;margin:0.015em;border:0.14em solid ${colour};border-radius:50%`;
}

/** A picture is never shown larger than it is, and shrinks with its column. */
export function stylePicture(width: number): string {
  return `display:block;width:100%;max-width:${width}px;height:auto;border:0;font:13px/18px ${SANS};color:${SOFT}`;
}

/** Beside the text, after it in the direction of reading. */
export function styleThumbnailCell(direction: 'ltr' | 'rtl'): string {
  return `vertical-align:top;width:${THUMBNAIL_WIDTH}px;padding:4px 0 0;padding-${direction === 'rtl' ? 'right' : 'left'}:16px`;
}

const PHONE = '@media (max-width:480px){.m{padding:0!important}.b{padding-left:18px!important;padding-right:18px!important}';
const NIGHT = `@media (prefers-color-scheme:dark){.p{background-color:${paper.dark}!important}.i{color:${ink.dark}!important}`;

/** Class names are short because each stands there a hundred times: m(argin), p(aper), b(lock), i(nk), s(oft), a(ccent), r(ule), k: a rule in ink. */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `${PHONE}.n,.h{font-size:27px!important;line-height:31px!important}.t{width:112px!important}}`,
  `${NIGHT}.s{color:${soft.dark}!important}.a{color:${accent.dark}!important}`,
  `.r{border-color:${rule.dark}!important}.k{border-color:${ink.dark}!important}}`,
].join('');
