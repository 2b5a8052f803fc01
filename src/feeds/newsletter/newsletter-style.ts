import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { Colour } from '../../theme/colours.ts';
import { findScriptHabits } from '../../theme/script-habits.ts';
import type { Typefaces } from '../../theme/typefaces.ts';

/**
 * How the newsletter looks. Mail programs know few rules and drop most style sheets, so all that matters stands in style
 * attributes (https://www.caniemail.com/); the sheet only darkens at night and tightens on phones.
 * Colours and fonts are the site's. Mail programs load no fonts: of each typeface the last two are taken, which every
 * machine has.
 */
export interface MailStyle {
  /** Behind everything. */
  paper: string;
  /** Style attributes, by what they are for. */
  style: ReturnType<typeof listStyles>;
  /** The masthead's four inks, for which mail programs know no gradient: borders around nothing, round where they can be. */
  inks: readonly Colour[];
  /** Of the nameplate. A long name gets smaller letters, so that most stay on one line. */
  styleNameplate: (name: string) => string;
  /** A picture is never shown larger than it is, and shrinks with its column. @param width pixels */
  stylePicture: (width: number) => string;
  /** The document's one style sheet. */
  sheet: string;
}

interface StyleContext {
  settings: SiteSettings;
  typefaces: Typefaces;
}

/** Pixels. */
export const SHEET_WIDTH = 600;
const SIDE = 28;
export const CONTENT_WIDTH = SHEET_WIDTH - 2 * SIDE;
export const THUMBNAIL_WIDTH = 160;

const known = new WeakMap<SiteSettings, MailStyle>();

/** Made once for a site: a newsletter asks for it with each line. */
export function findMailStyle(context: StyleContext): MailStyle {
  const style = known.get(context.settings) ?? createMailStyle(context);
  known.set(context.settings, style);
  return style;
}

function createMailStyle({ settings, typefaces }: StyleContext): MailStyle {
  const { paper, ink, cyan, magenta, yellow, soft } = settings.colours;
  const { track, line, display, sans } = describeType(settings, typefaces);
  return {
    paper: paper.light,
    style: listStyles(settings, typefaces),
    inks: [cyan, magenta, yellow, ink],
    styleNameplate: (name) => {
      const [, size = 28] = [[12, 56] as const, [21, 44] as const, [30, 34] as const].find(([length]) => name.length <= length) ?? [];
      return `margin:0;font:bold ${line(size, size + 4)} ${display}${track('-0.045em')}`;
    },
    stylePicture: (width) =>
      `display:block;width:100%;max-width:${width}px;height:auto;border:0;font:13px/18px ${sans};color:${soft.light}`,
    sheet: writeSheet(settings),
  };
}

function describeType({ language }: SiteSettings, typefaces: Typefaces) {
  const { isLoose, leading } = findScriptHabits(language);
  return {
    serif: typefaces.serif.slice(-2).join(),
    display: typefaces.display.slice(-2).join(),
    sans: typefaces.sans.slice(-2).join(),
    slant: isLoose ? 'italic ' : '',
    track: (space: string) => (isLoose ? `;letter-spacing:${space}` : ''),
    /** Pixels. */
    line: (size: number, height: number) => `${size}px/${Math.max(height, Math.round(size * leading))}px`,
  };
}

function listStyles(settings: SiteSettings, typefaces: Typefaces) {
  const { paper, ink, soft, rule, accent } = settings.colours;
  const [PAPER, INK, SOFT, RULE] = [paper.light, ink.light, soft.light, rule.light];
  const { serif: SERIF, display: DISPLAY, sans: SANS, slant, track, line } = describeType(settings, typefaces);
  return {
    body: `margin:0;padding:0;background-color:${PAPER}`,
    preview: `display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:${PAPER}`,
    page: `background-color:${PAPER};color:${INK};word-break:break-word`,
    margin: 'padding:8px 0 24px',
    column: `max-width:${SHEET_WIDTH}px;margin:0 auto`,
    masthead: `padding:16px ${SIDE}px`,
    motto: `margin:8px 0 0;font:${slant}16px/24px ${SERIF};color:${SOFT};text-wrap:balance`,
    block: `padding:0 ${SIDE}px`,
    dateline: `border-bottom:1px solid ${INK}`,
    dateRow: `border-top:1px solid ${RULE}`,
    dateCell: `padding:9px 0;font:bold 13px/18px ${SANS};color:${INK}`,
    webCell: `padding:9px 0;font:13px/18px ${SANS};color:${SOFT}`,
    story: `border-top:1px solid ${RULE};padding:20px 0 22px`,
    lead: 'padding:22px 0 26px',
    cell: 'vertical-align:top',
    kicker: `margin:0 0 4px;font:bold 12px/18px ${SANS}${track('0.3px')}`,
    kickerLink: `display:inline-block;padding:3px 0;color:${accent.light};text-decoration:none`,
    leadHeadline: `margin:0;font:bold ${line(32, 36)} ${DISPLAY}${track('-0.8px')};text-wrap:balance`,
    headline: `margin:0;font:bold ${line(20, 24)} ${DISPLAY}${track('-0.3px')};text-wrap:balance`,
    headlineLink: `color:${INK};text-decoration:none`,
    leadExcerpt: `margin:12px 0 0;font:18px/28px ${SERIF};color:${SOFT}`,
    excerpt: `margin:7px 0 0;font:16px/24px ${SERIF};color:${SOFT}`,
    credit: `margin:9px 0 0;font:13px/20px ${SANS};color:${SOFT}`,
    creditLink: `color:${INK};text-decoration:underline`,
    pictureCredit: `margin:6px 0 0;font:12px/16px ${SANS};color:${SOFT}`,
    briefs: `border-top:1px solid ${INK};padding:16px 0 22px`,
    briefsHeading: `margin:0 0 12px;font:bold ${line(20, 24)} ${DISPLAY};color:${INK}`,
    briefList: 'margin:0;padding:0;list-style:none',
    brief: `margin:0;padding:8px 0;border-top:1px solid ${RULE};font:16px/23px ${SERIF};color:${SOFT}`,
    more: `margin:12px 0 0;font:bold 14px/22px ${SANS};color:${INK}`,
    footer: `border-top:1px solid ${INK};padding:18px 0 34px`,
    footerName: `margin:0;font:bold ${line(17, 24)} ${DISPLAY}${track('-0.3px')};color:${INK}`,
    footerText: `margin:2px 0 0;font:15px/22px ${SERIF};color:${SOFT}`,
    footerLinks: `margin:12px 0 0;font:bold 13px/24px ${SANS}`,
  };
}

/** Two rows of two. */
export function styleInks(direction: 'ltr' | 'rtl'): string {
  return `display:inline-block;width:0.64em;margin-${direction === 'rtl' ? 'left' : 'right'}:0.3em;line-height:0`;
}

export function styleInk(colour: string): string {
  return `display:inline-block;width:0;height:0;margin:0.015em;border:0.14em solid ${colour};border-radius:50%`;
}

/** @param isName it stands for the name, and not beside it; isHidden it is for the night; width pixels */
export function styleLogo(isName: boolean, isHidden: boolean, width: number): string {
  const height = isName ? `width:100%;max-width:${width}px;height:auto` : 'width:auto;height:1em;vertical-align:-0.12em';
  return `display:${isHidden ? 'none' : 'inline-block'};${height};border:0`;
}

/** Beside the text, after it in the direction of reading. */
export function styleThumbnailCell(direction: 'ltr' | 'rtl'): string {
  return `vertical-align:top;width:${THUMBNAIL_WIDTH}px;padding:4px 0 0;padding-${direction === 'rtl' ? 'right' : 'left'}:16px`;
}

const PHONE = '@media (max-width:480px){.m{padding:0!important}.b{padding-left:18px!important;padding-right:18px!important}';

/** Class names are short because each stands there a hundred times: m(argin), p(aper), b(lock), i(nk), s(oft), a(ccent), r(ule), k: a rule in ink. */
function writeSheet({ colours, language, logo }: SiteSettings): string {
  const { paper, ink, soft, accent, rule } = colours;
  const height = Math.max(31, Math.round(27 * findScriptHabits(language).leading));
  const night = `@media (prefers-color-scheme:dark){.p{background-color:${paper.dark}!important}.i{color:${ink.dark}!important}`;
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `${PHONE}.n,.h{font-size:27px!important;line-height:${height}px!important}.t{width:112px!important}}`,
    `${night}.s{color:${soft.dark}!important}.a{color:${accent.dark}!important}`,
    `.r{border-color:${rule.dark}!important}.k{border-color:${ink.dark}!important}`,
    logo?.dark ? '.l{display:none!important}.d{display:inline-block!important}}' : '}',
  ].join('');
}
