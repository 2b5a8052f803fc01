import type { TypefaceMetrics } from './measure-typeface.ts';
import { TYPEFACES, TYPEFACES_OF_SCRIPTS, type Typefaces } from './typefaces.ts';

/** What a paper's own font is used for. */
export type TypefaceRole = 'display' | 'text';

/** A font of the paper's own. */
export interface OwnTypeface {
  role: TypefaceRole;
  /** Of the file's bytes, SHA-256 in hexadecimal. */
  hash: string;
  bytes: Uint8Array<ArrayBuffer>;
  metrics: TypefaceMetrics;
}

/** What its file is called on the site, without its ending: other bytes have another name, so that browsers may keep it for a year. */
export function nameFont({ hash }: Pick<OwnTypeface, 'hash'>): string {
  return hash.slice(0, 20);
}

/** A font that readers' machines have, by the names that they call it, with its ascent, descent and gap between lines in ems. */
interface Fallback {
  locals: readonly string[];
  ascent: number;
  descent: number;
  lineGap: number;
  averageWidth: number;
}

/** Measured by @capsizecss/metrics 4.3; what follows a name has its measures. */
const FALLBACKS = {
  text: {
    sans: { locals: ['Arial', 'Liberation Sans', 'Arimo'], ...ems(1854, 434, 67, 913) },
    serif: { locals: ['Georgia', 'Gelasio'], ...ems(1878, 449, 0, 913) },
  },
  display: {
    sans: { locals: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold'], ...ems(1854, 434, 67, 983) },
    serif: { locals: ['Georgia Bold', 'Gelasio Bold'], ...ems(1878, 449, 0, 1062) },
  },
} as const satisfies Record<TypefaceRole, Record<'sans' | 'serif', Fallback>>;

/** Of fonts with 2048 units an em. */
function ems(ascent: number, descent: number, lineGap: number, averageWidth: number): Omit<Fallback, 'locals'> {
  return { ascent: ascent / 2048, descent: descent / 2048, lineGap: lineGap / 2048, averageWidth: averageWidth / 2048 };
}

const FAMILIES = { display: 'Paper Display', text: 'Paper Text' } as const satisfies Record<TypefaceRole, string>;

/**
 * The names of fonts as in {@link TYPEFACES}: the paper's own first, and what the script of its language needs.
 * @param language a BCP 47 tag
 */
export function placeTypefaces(own: readonly OwnTypeface[], language: string): Typefaces {
  const ofScript = TYPEFACES_OF_SCRIPTS[new Intl.Locale(language).maximize().script ?? ''];
  const place = (role: TypefaceRole, name: 'display' | 'serif') => {
    const typeface = own.find((one) => one.role === role);
    const [ours, standIn, ...others] = TYPEFACES[typeface ? (isSans(typeface) ? 'display' : 'serif') : name];
    const fallback = typeface && typeface.metrics.averageWidth !== undefined ? [nameFallback(role)] : [];
    return [...(typeface ? [FAMILIES[role], ...fallback] : [ours, standIn]), ...(ofScript?.[name] ?? []), ...others];
  };
  return { ...TYPEFACES, serif: place('text', 'serif'), display: place('display', 'display') };
}

/**
 * The rules for a font of the paper's own and for one of the reader's machine that takes its room until it is there, and instead
 * of it where it comes late (https://drafts.csswg.org/css-fonts-5/#font-metrics-override-desc).
 * @param url where the site has the file
 */
export function writeOwnFontFaces(typeface: OwnTypeface, url: string): string {
  const { role, metrics } = typeface;
  const { unitsPerEm, ascent, descent, lineGap, averageWidth, weights } = metrics;
  // All that is set in the face for headlines is bold: a single weight is the one that is meant.
  const weight = weights?.join(' ') ?? (role === 'display' ? '1 1000' : undefined);
  const own = [`src:url(${url}) format("woff2")`, 'font-display:optional', ...(weight ? [`font-weight:${weight}`] : [])];
  const face = (family: string, rules: readonly string[]) => `@font-face{font-family:"${family}";${rules.join(';')}}`;
  if (averageWidth === undefined) return face(FAMILIES[role], own);
  const fallback = FALLBACKS[role][isSans(typeface) ? 'sans' : 'serif'];
  const size = averageWidth / fallback.averageWidth;
  const override = (units: number) => percent(Math.max(0, units) / unitsPerEm / size);
  const measured = [
    `src:${fallback.locals.map((name) => `local("${name}")`).join()}`,
    `size-adjust:${percent(size)}`,
    `ascent-override:${override(ascent)}`,
    `descent-override:${override(-descent)}`,
    `line-gap-override:${override(lineGap)}`,
    ...(role === 'display' ? ['font-weight:1 1000'] : []),
  ];
  return face(FAMILIES[role], own) + face(nameFallback(role), measured);
}

function nameFallback(role: TypefaceRole): string {
  return `${FAMILIES[role]} Fallback`;
}

function isSans({ role, metrics }: OwnTypeface): boolean {
  return metrics.isSans ?? role === 'display';
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
