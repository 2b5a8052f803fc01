import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { Colour } from '../../theme/colours.ts';
import { fitSize } from '../../theme/fit-size.ts';
import { findScriptHabits } from '../../theme/script-habits.ts';
import type { Typefaces } from '../../theme/typefaces.ts';
import type { MailAttributes } from './newsletter-markup.ts';
import { writeSheet } from './newsletter-sheet.ts';
import { MAX_HEADLINE, MAX_PAPER_NAME } from './story-limits.ts';

/**
 * How the newsletter looks. Mail programs know few rules and drop most style sheets, so all that matters stands in style
 * attributes (https://www.caniemail.com/); the sheet only darkens at night and tightens on phones.
 * Colours and fonts are the site's. Most mail programs load no fonts: of each typeface the last two are taken, which every
 * machine has. For the others the sheet names the rest.
 */
export interface MailStyle {
  /** Behind everything. */
  paper: string;
  /** Style attributes, by what they are for. */
  style: ReturnType<typeof listStyles>;
  /** The masthead's four inks, for which mail programs know no gradient: borders around nothing, round where they can be. */
  inks: readonly Colour[];
  /** Of the nameplate. A long name gets smaller letters, so that most stay on one line. */
  styleNameplate: (name: string) => MailAttributes;
  /** Of the first headline: a long one gets smaller letters, and is still larger than all below it. */
  styleLeadHeadline: (title: string) => MailAttributes;
  styleHeadline: (title: string) => MailAttributes;
  /**
   * A picture is never shown larger than it is, and shrinks with its column. Where it is not loaded, its words stand on its ground.
   * @param width pixels
   */
  stylePicture: (width: number, isWide: boolean) => string;
  /** The document's one style sheet. */
  sheet: string;
}

interface StyleContext {
  settings: SiteSettings;
  typefaces: Typefaces;
  direction: 'ltr' | 'rtl';
}

/** Pixels. */
export const SHEET_WIDTH = 600;
const SIDE = 28;
export const CONTENT_WIDTH = SHEET_WIDTH - 2 * SIDE;
export const THUMBNAIL_WIDTH = 160;

/** Each rank's smallest is above the next rank's largest; lines have 16. */
const LEAD_SIZES = [
  [70, 32],
  [110, 28],
  [MAX_HEADLINE * 2, 24],
] as const;
const STORY_SIZES = [
  [110, 20],
  [MAX_HEADLINE * 2, 18],
] as const;
export const NAMEPLATE_SIZES = [
  [12, 56],
  [21, 44],
  [30, 34],
  [45, 27],
  [MAX_PAPER_NAME * 2, 22],
] as const;

/** What is larger is as large as this on a phone. */
const PHONE_SIZE = 27;

const known = new WeakMap<SiteSettings, MailStyle>();

/** Made once for a site: a newsletter asks for it with each line. */
export function findMailStyle(context: StyleContext): MailStyle {
  const style = known.get(context.settings) ?? createMailStyle(context);
  known.set(context.settings, style);
  return style;
}

function createMailStyle(context: StyleContext): MailStyle {
  const { settings, typefaces } = context;
  const { paper, sheet, ink, cyan, magenta, yellow, soft } = settings.colours;
  const { track, line, display, sans } = describeType(settings, typefaces);
  return {
    paper: paper.light,
    style: listStyles(context),
    inks: [cyan, magenta, yellow, ink],
    styleNameplate: (name) => {
      const size = fitSize(name, NAMEPLATE_SIZES);
      return {
        class: size > PHONE_SIZE ? 'n' : undefined,
        style: `margin:0;font:bold ${line(size, size + 4)} ${display}${track('-0.045em')}`,
      };
    },
    styleLeadHeadline: (title) => {
      const size = fitSize(title, LEAD_SIZES);
      const style = `margin:0;font:bold ${line(size, size + 4)} ${display}${track('-0.025em')};text-wrap:balance`;
      return { class: size > PHONE_SIZE ? 'h' : undefined, style };
    },
    styleHeadline: (title) => {
      const size = fitSize(title, STORY_SIZES);
      return { style: `margin:0;font:bold ${line(size, size + 4)} ${display}${track('-0.015em')};text-wrap:balance` };
    },
    stylePicture: (width, isWide) =>
      `display:block;width:100%;max-width:${width}px;height:auto;border:0;background-color:${sheet.light};font:${isWide ? '14px/20px' : '11px/14px'} ${sans};color:${soft.light}`,
    sheet: writeSheet(settings, PHONE_SIZE),
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

function listStyles({ settings, typefaces, direction }: StyleContext) {
  const start = direction === 'rtl' ? 'right' : 'left';
  const { paper, ink, soft, rule, accent } = settings.colours;
  const [PAPER, INK, SOFT, RULE] = [paper.light, ink.light, soft.light, rule.light];
  const { serif: SERIF, display: DISPLAY, sans: SANS, slant, track, line } = describeType(settings, typefaces);
  return {
    body: `margin:0;padding:0;background-color:${PAPER}`,
    preview: `display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:${PAPER}`,
    page: `background-color:${PAPER};color:${INK};word-break:break-word;-webkit-text-size-adjust:100%`,
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
    headlineLink: `color:${INK};text-decoration:none`,
    leadExcerpt: `margin:12px 0 0;font:18px/28px ${SERIF};color:${SOFT};text-align:${start}`,
    excerpt: `margin:7px 0 0;font:16px/24px ${SERIF};color:${SOFT};text-align:${start}`,
    credit: `margin:9px 0 0;font:13px/20px ${SANS};color:${SOFT}`,
    creditLink: `color:${INK};text-decoration:underline`,
    name: `color:${INK}`,
    sourceLink: `color:${INK};font-weight:bold;text-decoration:underline`,
    nameLink: `color:${INK};font-weight:bold;text-decoration:none`,
    first: `color:${accent.light};font-style:normal`,
    label: `color:${INK}`,
    sponsored: `display:inline-block;margin:0 0 3px;padding:2px 6px;background-color:${INK};color:${PAPER}`,
    also: `margin:6px 0 0;font:13px/20px ${SANS};color:${SOFT}`,
    accounts: 'margin:16px 0 0;padding:0;list-style:none',
    account: `margin:0;padding:9px 0;border-top:1px solid ${RULE};font:13px/20px ${SANS};color:${SOFT}`,
    accountLink: `color:${INK};text-decoration:none;font:16px/22px ${SERIF}`,
    pictureLink: `color:${SOFT};text-decoration:none`,
    pictureCredit: `margin:6px 0 0;font:12px/16px ${SANS};color:${SOFT}`,
    briefs: `border-top:1px solid ${INK};padding:16px 0 22px`,
    briefsHeading: `margin:0 0 12px;font:bold ${line(20, 24)} ${DISPLAY};color:${INK}`,
    briefList: 'margin:0;padding:0;list-style:none',
    brief: `margin:0;padding:8px 0;border-top:1px solid ${RULE};font:16px/23px ${SERIF};color:${SOFT}`,
    briefCredit: `font:13px/20px ${SANS}`,
    correctedLink: `color:${INK};font:bold ${line(16, 21)} ${DISPLAY};text-decoration:none`,
    correctionDate: `font:bold 13px/20px ${SANS};color:${INK}`,
    more: `margin:12px 0 0;font:bold 14px/22px ${SANS};color:${INK}`,
    footer: `border-top:1px solid ${INK};padding:18px 0 34px`,
    footerName: `margin:0;font:bold ${line(17, 24)} ${DISPLAY}${track('-0.3px')};color:${INK}`,
    footerText: `margin:2px 0 0;font:15px/22px ${SERIF};color:${SOFT}`,
    footerLinks: `margin:12px 0 0;font:bold 13px/24px ${SANS}`,
  };
}

/** Beside the text, after it in the direction of reading. */
export function styleThumbnailCell(direction: 'ltr' | 'rtl'): string {
  return `vertical-align:top;width:${THUMBNAIL_WIDTH}px;padding:4px 0 0;padding-${direction === 'rtl' ? 'right' : 'left'}:16px`;
}
