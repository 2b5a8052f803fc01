import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashSource, STYLES_PLACE } from '../../security/content-security-policy.ts';
import { compareStyles, type PageStyles } from './astro-insides.ts';

/** The style sheets of a route's pages as one, which stands in each of them. */
export interface MergedStyles {
  /** As Astro wants them, with {@link SHEET_PLACE} for the style sheet. */
  styles: PageStyles;
  /** UTF-8; empty where they have no style. */
  sheet: Buffer;
  /** For the pages' policy; none where they have no style. */
  hashes: readonly string[];
}

/** `styles.json` of a bundle. */
export interface BundleStyles {
  pages: readonly [route: string, styles: PageStyles][];
  /** Sheets that some pages put into themselves, each as one element. */
  parts: readonly string[];
}

/**
 * The styles of each route that has some, by what Astro's build calls the route. They are merged here, and not by Astro, so
 * that their hash is known before a page is rendered.
 */
export async function readPageStyles(bundle: string): Promise<Map<string, MergedStyles>> {
  const { pages } = await readBundleStyles(bundle);
  return new Map(pages.map(([route, styles]) => [route, mergeStyles(styles)]));
}

/** Of all style sheets that pages of a bundle may hold, as a policy names them. */
export async function listStyleHashes(bundle: string): Promise<string[]> {
  const { pages, parts } = await readBundleStyles(bundle);
  return [...pages.flatMap(([, styles]) => mergeStyles(styles).hashes), ...parts.map(hashSource)];
}

async function readBundleStyles(bundle: string): Promise<BundleStyles> {
  return JSON.parse(await readFile(join(bundle, 'styles.json'), 'utf8')) as BundleStyles;
}

/** Bytes of a page; its policy stands before anything else. */
const HEAD = 1024;

/** Stands in a page for its style sheet, two thirds of it, which would be copied and encoded anew with every page. */
const SHEET_PLACE = '/* the style sheet */';
const SHEET_ELEMENT = `<style>${SHEET_PLACE}</style>`;

/** Puts a page's style sheet into it, and the sheet's hash into its policy. */
export function insertStyles(html: Buffer, { hashes, sheet }: Pick<MergedStyles, 'hashes' | 'sheet'> = NO_STYLES): Buffer {
  const policy = html.subarray(0, HEAD).indexOf(STYLES_PLACE);
  // Of an author's text, no `<` gets into a head.
  const element = sheet.length > 0 ? html.indexOf(SHEET_ELEMENT) : -1;
  const places = [
    { start: policy, length: STYLES_PLACE.length, bytes: Buffer.from(hashes.join(' ') || "'none'") },
    { start: element < 0 ? element : element + '<style>'.length, length: SHEET_PLACE.length, bytes: sheet },
  ];
  const parts: Buffer[] = [];
  let end = 0;
  for (const { start, length, bytes } of places) {
    if (start < 0) continue;
    parts.push(html.subarray(end, start), bytes);
    end = start + length;
  }
  return Buffer.concat([...parts, html.subarray(end)]);
}

const NO_STYLES = { hashes: [], sheet: Buffer.alloc(0) };

function mergeStyles(styles: PageStyles): MergedStyles {
  if (styles.length === 0) return { styles, ...NO_STYLES };
  const content = styles
    .toSorted(compareStyles)
    .map(({ sheet }) => {
      // astro.config.mjs has `inlineStylesheets: 'always'`.
      if (sheet.type !== 'inline') throw new Error(`a style sheet is not in its pages: ${sheet.src}`);
      return sheet.content;
    })
    .join('');
  return {
    styles: [{ depth: 0, order: 0, sheet: { type: 'inline', content: SHEET_PLACE } }],
    sheet: Buffer.from(content),
    hashes: [hashSource(content)],
  };
}
