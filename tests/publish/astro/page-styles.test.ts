import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { insertStyles, listStyleHashes, readPageStyles } from '../../../src/publish/astro/page-styles.ts';
import { hashSource, STYLES_PLACE } from '../../../src/security/content-security-policy.ts';
import { temporaryFolder } from '../../run-command.ts';

const GREEN = 'a { color: green }';
const RED = 'p { color: red }';

/** What a bundle says of a route whose pages have one style sheet. */
async function readRed() {
  const bundle = join(await temporaryFolder(), 'bundle');
  await mkdir(bundle);
  const styles = [{ depth: 0, order: 0, sheet: { type: 'inline', content: RED } }];
  await writeFile(join(bundle, 'styles.json'), JSON.stringify({ pages: [['/red', styles]], parts: [GREEN] }));
  const merged = (await readPageStyles(bundle)).get('/red');
  if (!merged) throw new Error('the route is not among those of the bundle');
  return { bundle, merged, place: merged.styles.map(({ sheet }) => (sheet.type === 'inline' ? sheet.content : '')).join('') };
}

const policy = (styles: string) => `<meta http-equiv="Content-Security-Policy" content="style-src ${styles}">`;

describe('insertStyles', () => {
  it('puts in the style sheet and its hash, and leaves an author’s words alone that look like their places', async () => {
    const { merged, place } = await readRed();
    const page = (styles: string, sheet: string) =>
      `<html><head>${policy(styles)}<title>&lt;style>${place}&lt;/style> é</title><style>${sheet}</style></head><body><style>${place}</style></body></html>`;
    expect(insertStyles(Buffer.from(page(STYLES_PLACE, place)), merged).toString()).toBe(page(hashSource(RED), RED));
  });

  it('allows no style where a page has none', () => {
    expect(insertStyles(Buffer.from(policy(STYLES_PLACE))).toString()).toBe(policy("'none'"));
    expect(insertStyles(Buffer.from('<p>A mail</p>')).toString()).toBe('<p>A mail</p>');
  });
});

describe('listStyleHashes', () => {
  it('names the sheets of whole routes and those that only some of their pages put in', async () => {
    const { bundle } = await readRed();
    expect(await listStyleHashes(bundle)).toEqual([hashSource(RED), hashSource(GREEN)]);
  });
});
