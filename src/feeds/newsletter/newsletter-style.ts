/**
 * How the newsletter looks. Mail programs know few rules and drop most style sheets, so all that matters stands in style
 * attributes (https://www.caniemail.com/); the sheet only darkens at night and tightens on phones.
 * Colours are those of `src/components/site/base.css`.
 */

const INK = '#1b1a17';
const SOFT = '#5d574c';
const ACCENT = '#a3231a';
const RULE = '#d8d0bf';
export const PAPER = '#faf7f0';
export const DESK = '#f1ebde';

const SERIF = "Georgia,'Times New Roman',serif";
const SANS = 'Arial,Helvetica,sans-serif';

/** Pixels. */
export const SHEET_WIDTH = 600;
const SIDE = 28;
export const CONTENT_WIDTH = SHEET_WIDTH - 2 * SIDE;
export const THUMBNAIL_WIDTH = 160;

/** Style attributes, by what they are for. */
export const STYLE = {
  body: `margin:0;padding:0;background-color:${DESK}`,
  preview: `display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:${DESK}`,
  desk: `background-color:${DESK};color:${INK};word-break:break-word`,
  margin: 'padding:24px 0',
  column: `max-width:${SHEET_WIDTH}px;margin:0 auto`,
  sheet: `background-color:${PAPER}`,
  masthead: `padding:30px ${SIDE}px 16px;text-align:center`,
  motto: `margin:8px 0 0;font:italic 16px/24px ${SERIF};color:${SOFT};text-wrap:balance`,
  block: `padding:0 ${SIDE}px`,
  dateline: `border-top:4px double ${INK};border-bottom:1px solid ${INK}`,
  dateCell: `padding:9px 0;font:bold 13px/18px ${SANS};color:${INK}`,
  webCell: `padding:9px 0;font:13px/18px ${SANS};color:${SOFT}`,
  story: `border-top:1px solid ${RULE};padding:20px 0 22px`,
  lead: 'padding:22px 0 26px',
  cell: 'vertical-align:top',
  kicker: `margin:0 0 4px;font:bold 12px/18px ${SANS};letter-spacing:0.3px`,
  kickerLink: `display:inline-block;padding:3px 0;color:${ACCENT};text-decoration:none`,
  leadHeadline: `margin:0;font:bold 32px/37px ${SERIF};letter-spacing:-0.5px;text-wrap:balance`,
  headline: `margin:0;font:bold 20px/25px ${SERIF};text-wrap:balance`,
  headlineLink: `color:${INK};text-decoration:none`,
  leadExcerpt: `margin:12px 0 0;font:18px/28px ${SERIF};color:${INK}`,
  excerpt: `margin:7px 0 0;font:16px/24px ${SERIF};color:${SOFT}`,
  credit: `margin:9px 0 0;font:13px/20px ${SANS};color:${SOFT}`,
  creditLink: `color:${INK};text-decoration:underline`,
  pictureCredit: `margin:6px 0 0;font:12px/16px ${SANS};color:${SOFT}`,
  briefs: `border-top:1px solid ${INK};padding:16px 0 22px`,
  briefsHeading: `margin:0 0 12px;font:bold 20px/25px ${SERIF};color:${INK}`,
  briefList: 'margin:0;padding:0;list-style:none',
  brief: `margin:0;padding:8px 0;border-top:1px solid ${RULE};font:16px/23px ${SERIF};color:${SOFT}`,
  more: `margin:12px 0 0;font:bold 14px/22px ${SANS};color:${INK}`,
  footer: `border-top:4px double ${INK};padding:18px 0 34px`,
  footerName: `margin:0;font:bold 17px/24px ${SERIF};color:${INK}`,
  footerText: `margin:2px 0 0;font:15px/22px ${SERIF};color:${SOFT}`,
  footerLinks: `margin:12px 0 0;font:bold 13px/24px ${SANS}`,
} as const;

/** A long name gets smaller letters, so that most stay on one line. */
export function styleNameplate(name: string): string {
  const [, size = 30] = [[12, 58] as const, [21, 48] as const, [30, 38] as const].find(([length]) => name.length <= length) ?? [];
  return `margin:0;font:bold ${size}px/${size + 4}px ${SERIF};letter-spacing:-1px`;
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
const NIGHT = '@media (prefers-color-scheme:dark){.d{background-color:#0c0b0a!important}.p{background-color:#151412!important}';

/** Class names are short because each stands there a hundred times: d(esk), m(argin), p(aper), b(lock), i(nk), s(oft), a(ccent), r(ule). */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `${PHONE}.n{font-size:34px!important;line-height:38px!important}.h{font-size:27px!important;line-height:32px!important}`,
  '.t{width:112px!important}}',
  `${NIGHT}.i{color:#ece6da!important}.s{color:#aba394!important}.a{color:#ff9a85!important}`,
  '.r{border-color:#3b372f!important}.k{border-color:#ece6da!important}}',
].join('');
