import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinParts } from '../../../src/files/write-parts.ts';
import { insertStyles, listSheets, readPageStyles } from '../../../src/publish/astro/page-styles.ts';
import { hashSource, STYLES_PLACE } from '../../../src/security/content-security-policy.ts';
import { nameSheet } from '../../../src/theme/name-sheet.ts';
import { temporaryFolder } from '../../run-command.ts';

const GREEN = 'a { color: green }';
const RED = 'p { color: red }';

/** What a bundle says of a route whose pages have one style sheet. */
async function readRed(stand: 'inline' | 'linked' = 'inline', theme = '') {
  const bundle = join(await temporaryFolder(), 'bundle');
  await mkdir(bundle);
  const styles = [{ depth: 0, order: 0, sheet: { type: 'inline', content: RED } }];
  await writeFile(join(bundle, 'styles.json'), JSON.stringify({ pages: [['/red', styles]], parts: [GREEN], theme }));
  const merged = (await readPageStyles(bundle, stand)).get('/red');
  if (!merged) throw new Error('the route is not among those of the bundle');
  return { bundle, merged, place: merged.styles.map(({ sheet }) => (sheet.type === 'inline' ? sheet.content : '')).join('') };
}

const policy = (styles: string) => `<meta http-equiv="Content-Security-Policy" content="style-src ${styles}">`;

describe('insertStyles', () => {
  it('puts in the style sheet and its hash, and leaves an author’s words alone that look like their places', async () => {
    const { merged, place } = await readRed();
    const page = (styles: string, sheet: string) =>
      `<html><head>${policy(styles)}<title>&lt;style>${place}&lt;/style> é</title><style>${sheet}</style></head><body><style>${place}</style></body></html>`;
    const parts = insertStyles(page(STYLES_PLACE, place), merged);
    expect(parts).toContain(merged.sheet);
    expect(joinParts(parts).toString()).toBe(page(hashSource(RED), RED));
  });

  it('allows no style where a page has none', () => {
    expect(insertStyles(policy(STYLES_PLACE))).toEqual([policy("'none'")]);
    expect(insertStyles('<p>A mail</p>')).toEqual(['<p>A mail</p>']);
  });
});

describe('readPageStyles', () => {
  it('makes of linked styles a file that is named by its bytes, which the page’s policy allows', async () => {
    const { merged } = await readRed('linked');
    expect(merged.styles.map(({ sheet }) => sheet)).toEqual([{ type: 'external', src: nameSheet(RED) }]);
    expect(nameSheet(RED)).toMatch(/^assets\/styles\.[0-9a-f]{16}\.css$/);
    expect(nameSheet(RED)).not.toBe(nameSheet(GREEN));
    const page = (styles: string) => `${policy(styles)}<link rel="stylesheet" href="/${nameSheet(RED)}">`;
    expect(insertStyles(page(STYLES_PLACE), merged)).toEqual([page("'self'")]);
  });
});

describe('a theme’s own sheet', () => {
  it('stands after that of each page, as one with it', async () => {
    const { merged, bundle } = await readRed('inline', GREEN);
    expect(merged.sheet.toString()).toBe(RED + GREEN);
    expect(merged.sources).toEqual([hashSource(RED + GREEN)]);
    expect(await listSheets(bundle)).toEqual([RED + GREEN, GREEN]);
  });
});

describe('listSheets', () => {
  it('has the sheets of whole routes and those that only some of their pages put in', async () => {
    const { bundle } = await readRed();
    expect(await listSheets(bundle)).toEqual([RED, GREEN]);
  });
});
