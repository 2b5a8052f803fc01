import { COLOURS, type Palette } from './colours.ts';
import { findContrast, mixColours } from './contrast.ts';
import { fromOklch, toOklch } from './oklch.ts';
import { findNearest, moveUntil } from './pass-colour.ts';

/** What a paper says of its colours; each as `#rrggbb`. One that is left out follows from the others. */
export interface GivenColours {
  accent?: { [Half in Light]?: string | undefined } | undefined;
  paper?: { [Half in Light]?: string | undefined } | undefined;
}

export type Light = 'light' | 'dark';

/** WCAG AA: of text, and of what is no text (https://www.w3.org/TR/WCAG22/#contrast-minimum, #non-text-contrast). */
const TEXT = 4.5;
const GRAPHIC = 3;

/** How much accent the busiest day of a calendar has, in archive-month.css. */
const DEEPEST_SHADE = 0.32;

/** The colours of a site. Those that nobody named are ours where the paper is, else made to stand on it. */
export function derivePalette(given: GivenColours = {}): Palette {
  const light = deriveHalf('light', given);
  const dark = deriveHalf('dark', given);
  const names = Object.keys(COLOURS) as (keyof Palette)[];
  return Object.fromEntries(names.map((name) => [name, { light: light[name], dark: dark[name] }])) as unknown as Palette;
}

/** What is wrong with a colour, and what would be right. */
export interface WeakColour {
  name: 'accent' | 'paper';
  light: Light;
  colour: string;
  /** How much contrast there is at the least, and to what: of a paper its text, of an accent its ground. */
  contrast: number;
  on: string;
  nearest: string;
}

/** Those of the given colours on or with which text would be hard to read. */
export function findWeakColours(given: GivenColours): WeakColour[] {
  return (['light', 'dark'] as const).flatMap((light): WeakColour[] => {
    const paper = given.paper?.[light];
    if (paper !== undefined && !isPaper(paper)) {
      const { sheet, ink } = standOn(paper);
      const contrast = Math.min(findContrast(ink, sheet), findContrast(ink, mixColours(farthest(paper), paper, DEEPEST_SHADE)));
      return [{ name: 'paper', light, colour: paper, contrast, on: ink, nearest: findNearest(paper, isPaper) }];
    }
    const accent = given.accent?.[light];
    const ground = findPaper(light, given);
    // A night that is made of a paper which is refused has no better one yet.
    const isAccent = checkAccents(ground);
    if (accent === undefined || !isPaper(ground) || isAccent(accent)) return [];
    const [on = ground] = [ground, standOn(ground).sheet].toSorted((a, b) => findContrast(accent, a) - findContrast(accent, b));
    const nearest = findNearest(accent, isAccent);
    return [{ name: 'accent', light, colour: accent, contrast: findContrast(accent, on), on, nearest }];
  });
}

type Half = Record<keyof Palette, string>;

function deriveHalf(light: Light, given: GivenColours): Half {
  const paper = findPaper(light, given);
  const stand = standOn(paper);
  const accent = findAccent(light, given, paper);
  const inks = given.accent ? { cyan: mixColours(accent, stand.ink, 0.6), magenta: accent, yellow: mixColours(accent, paper, 0.5) } : {};
  const { cyan, magenta, yellow } = COLOURS;
  return { cyan: cyan[light], magenta: magenta[light], yellow: yellow[light], ...inks, ...stand, paper, accent };
}

/** A night that nobody named is the day's paper in the dark; a day that nobody named is ours. */
function findPaper(light: Light, { paper }: GivenColours): string {
  const own = paper?.[light];
  if (own !== undefined) return own;
  if (light === 'light' || paper?.light === undefined) return COLOURS.paper[light];
  if (isDark(paper.light)) return paper.light;
  const { chroma, hue } = toOklch(paper.light);
  return fromOklch({ lightness: 0.19, chroma: Math.min(chroma, 0.02), hue });
}

/** The other half's colour, or ours, as far from the paper as it must be. */
function findAccent(light: Light, { accent }: GivenColours, paper: string): string {
  const own = accent?.[light];
  if (own !== undefined) return own;
  const start = accent?.light ?? accent?.dark ?? COLOURS.accent[light];
  return moveUntil(start, isDark(paper) ? 1 : -1, checkAccents(paper));
}

/** What is written and drawn on a paper, besides the accent. */
function standOn(paper: string): Omit<Half, 'paper' | 'accent' | 'cyan' | 'magenta' | 'yellow'> {
  const light = isDark(paper) ? 'dark' : 'light';
  const { sheet, ink, soft, rule, focus, code } = COLOURS;
  if (paper === COLOURS.paper[light]) {
    return { sheet: sheet[light], ink: ink[light], soft: soft[light], rule: rule[light], focus: focus[light], code: code[light] };
  }
  const away = light === 'dark' ? 1 : -1;
  const { lightness, chroma, hue } = toOklch(paper);
  const ownSheet = fromOklch({ lightness: lightness + away * 0.04, chroma, hue });
  const tint = (of: string, most: number) => fromOklch({ ...toOklch(of), chroma: Math.min(chroma, most), hue });
  const reach = (colour: string, least: number) =>
    moveUntil(colour, away, (tried) => [paper, ownSheet].every((ground) => findContrast(tried, ground) >= least));
  const ownInk = reach(tint(ink[light], 0.02), TEXT);
  return {
    sheet: ownSheet,
    ink: ownInk,
    soft: reach(tint(soft[light], 0.025), TEXT),
    rule: mixColours(ownInk, paper, 0.17),
    focus: reach(focus[light], GRAPHIC),
    code: reach(code[light], TEXT),
  };
}

/** Whether black or white is better read on it. */
function isDark(paper: string): boolean {
  return findContrast(paper, '#ffffff') > findContrast(paper, '#000000');
}

/** Text is read on it, and there is a colour that may be its accent. */
function isPaper(paper: string): boolean {
  const { sheet, ink, soft } = standOn(paper);
  const isLegible = [paper, sheet].every((ground) => Math.min(findContrast(ink, ground), findContrast(soft, ground)) >= TEXT);
  return isLegible && checkAccents(paper)(farthest(paper));
}

/** The accent that differs most. */
function farthest(paper: string): string {
  return isDark(paper) ? '#ffffff' : '#000000';
}

/** Whether text of a colour stands on paper and sheet, text of the paper's on it, and the ink on its shades. */
function checkAccents(paper: string): (accent: string) => boolean {
  const { sheet, ink } = standOn(paper);
  return (accent) =>
    [paper, sheet].every((ground) => findContrast(accent, ground) >= TEXT) &&
    findContrast(ink, mixColours(accent, paper, DEEPEST_SHADE)) >= TEXT;
}
