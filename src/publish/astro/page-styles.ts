import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { FileParts } from '../../files/write-parts.ts';
import { type HeadPolicy, hashSource, OWN_FILES, STYLES_PLACE } from '../../security/content-security-policy.ts';
import { nameSheet } from '../../theme/name-sheet.ts';
import { compareStyles, type PageStyles } from './astro-insides.ts';

/** The style sheets of a route's pages as one, which stands in each of them or is a file that each of them links to. */
export interface MergedStyles {
  /** As Astro wants them, with {@link SHEET_PLACE} for a style sheet that stands in pages. */
  styles: PageStyles;
  /** UTF-8; empty where none stands in pages. */
  sheet: Buffer;
  /** For the pages' policy; none where they have no style. */
  sources: readonly string[];
}

/** `styles.json` of a bundle. */
export interface BundleStyles {
  pages: readonly [route: string, styles: PageStyles][];
  /** Sheets that some pages put into themselves, each as one element. */
  parts: readonly string[];
  /** The theme's own sheet, which comes after all of ours; empty where there is none. */
  theme: string;
  /** Of the theme's `Head`. */
  headPolicy: HeadPolicy;
  /** See `listThemePages`. */
  themePages: readonly string[];
}

/**
 * The styles of each route that has some, by what Astro's build calls the route. They are merged here, and not by Astro, so
 * that their hash is known before a page is rendered.
 */
export async function readPageStyles(bundle: string, place: SiteSettings['styles']): Promise<Map<string, MergedStyles>> {
  const { pages, theme } = await readBundleStyles(bundle);
  return new Map(pages.map(([route, styles]) => [route, mergeStyles(styles, theme, place)]));
}

/** All style sheets of a bundle that pages may hold or link to, each once. */
export async function listSheets(bundle: string): Promise<string[]> {
  const { pages, parts, theme } = await readBundleStyles(bundle);
  const ofRoutes = pages.filter(([, styles]) => styles.length > 0).map(([, styles]) => joinStyles(styles) + theme);
  return [...new Set([...ofRoutes, ...parts])];
}

export async function readBundleStyles(bundle: string): Promise<BundleStyles> {
  return JSON.parse(await readFile(join(bundle, 'styles.json'), 'utf8')) as BundleStyles;
}

/** Characters of a page; its policy stands before anything else. */
const HEAD = 1024;

/** Stands in a page for its style sheet, two thirds of it, which would be copied and encoded anew with every page. */
const SHEET_PLACE = '/* the style sheet */';
const SHEET_ELEMENT = `<style>${SHEET_PLACE}</style>`;

/**
 * Puts a page's style sheet into it, unless it links to it, and into its policy what allows the sheet.
 * @returns the page in parts, to be written one after another; the sheet is one of them, the same for all pages
 */
export function insertStyles(html: string, { sources, sheet }: Pick<MergedStyles, 'sources' | 'sheet'> = NO_STYLES): FileParts {
  const policy = html.slice(0, HEAD).indexOf(STYLES_PLACE);
  const afterPolicy = policy < 0 ? 0 : policy + STYLES_PLACE.length;
  const begin = policy < 0 ? '' : html.slice(0, policy) + (sources.join(' ') || "'none'");
  // Of an author's text, no `<` gets into a head.
  const element = sheet.length > 0 ? html.indexOf(SHEET_ELEMENT, afterPolicy) : -1;
  if (element < 0) return [begin + html.slice(afterPolicy)];
  const place = element + '<style>'.length;
  return [begin + html.slice(afterPolicy, place), sheet, html.slice(place + SHEET_PLACE.length)];
}

const NO_STYLES = { sources: [], sheet: Buffer.alloc(0) };

function mergeStyles(styles: PageStyles, theme: string, place: SiteSettings['styles']): MergedStyles {
  if (styles.length === 0) return { styles, ...NO_STYLES };
  const content = joinStyles(styles) + theme;
  const asOne = (sheet: PageStyles[number]['sheet']): PageStyles => [{ depth: 0, order: 0, sheet }];
  if (place === 'linked') return { ...NO_STYLES, styles: asOne({ type: 'external', src: nameSheet(content) }), sources: [OWN_FILES] };
  return { styles: asOne({ type: 'inline', content: SHEET_PLACE }), sheet: Buffer.from(content), sources: [hashSource(content)] };
}

function joinStyles(styles: PageStyles): string {
  return styles
    .toSorted(compareStyles)
    .map(({ sheet }) => {
      // astro.config.mjs has `inlineStylesheets: 'always'`.
      if (sheet.type !== 'inline') throw new Error(`a style sheet is not in its pages: ${sheet.src}`);
      return sheet.content;
    })
    .join('');
}
