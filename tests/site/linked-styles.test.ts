import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameSheet } from '../../src/theme/name-sheet.ts';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { readTree } from '../run-command.ts';
import { openSwitchedPaper } from './open-switched-paper.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000), BASE_PATH: '/ai/' };

/** Written for mail programs, which load no style sheets. */
const ISSUE = /^newsletter\/\d/;

/** The small paper twice, and the folder that was built in both ways by turns. */
let inlineDir: string;
let linkedDir: string;
let inline: Map<string, string>;
let linked: Map<string, string>;
let afterInline: Map<string, string>;
let afterLinked: Map<string, string>;
let nginx: { inline: string; linked: string };

beforeAll(async () => {
  const { buildAnew, buildAgain } = await openSwitchedPaper(CLOCK);
  inlineDir = (await buildAnew('')).outDir;
  linkedDir = (await buildAnew('styles: linked\n')).outDir;
  [inline, linked] = [await readTree(inlineDir), await readTree(linkedDir)];
  nginx = { inline: await readFile(`${inlineDir}-nginx.conf`, 'utf8'), linked: await readFile(`${linkedDir}-nginx.conf`, 'utf8') };
  await buildAgain('');
  afterInline = await readTree((await buildAgain('styles: linked\n')).outDir);
  afterLinked = await readTree((await buildAgain('styles: inline\n')).outDir);
});

const listPages = (tree: ReadonlyMap<string, string>) => [...tree].filter(([path]) => path.endsWith('.html'));
const listStyles = (html: string) => [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
const listLinks = (html: string) => [...html.matchAll(/<link rel="stylesheet" href="\/ai\/([^"]*)">/g)].map(([, path = '']) => path);
const readPolicy = (html: string) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];

describe('styles: linked in site.yaml', () => {
  it('brings each page the same style sheets in the same order, as files that are there', () => {
    let count = 0;
    for (const [path, html] of listPages(inline).filter(([name]) => !ISSUE.test(name))) {
      const files = listLinks(linked.get(path) ?? '');
      expect([path, files.map((file) => linked.get(file))]).toEqual([path, listStyles(html)]);
      count += files.length;
    }
    expect(count).toBeGreaterThan(90);
  });

  it('leaves no style sheet in a page, and the newsletter’s issues and redirects as they are', () => {
    const others = listPages(linked).filter(([, html]) => listLinks(html).length === 0);
    expect(others.some(([path]) => ISSUE.test(path))).toBe(true);
    for (const [path, html] of others) expect([path, html]).toEqual([path, inline.get(path)]);
    const issuesAndRedirects = others.filter(([path, html]) => ISSUE.test(path) || html.includes('http-equiv="refresh"'));
    expect(issuesAndRedirects).toEqual(others);
    expect(listPages(linked).filter(([path, html]) => /<style/.test(html) && !ISSUE.test(path))).toEqual([]);
  });

  it('changes nothing else of a page but its policy', () => {
    const strip = (html: string) =>
      html
        .replace(/<style>.*?<\/style>/gs, '')
        .replaceAll(/<link rel="stylesheet"[^>]*>/g, '')
        .replace(/style-src [^;]*/, '');
    for (const [path, html] of listPages(inline)) expect([path, strip(linked.get(path) ?? '')]).toEqual([path, strip(html)]);
  });

  it('allows a page the style sheets of its own site and no other', () => {
    for (const [path, html] of listPages(linked).filter(([, text]) => listLinks(text).length > 0))
      expect([path, readPolicy(html)]).toEqual([path, expect.stringContaining("style-src 'self';")]);
    expect(readPolicy(linked.get('2026/no-longer/index.html') ?? '')).toContain("style-src 'none'");
    const headers = (tree: ReadonlyMap<string, string>) => tree.get('_headers') ?? '';
    expect(headers(linked).match(/style-src [^;]*/g)).toEqual(
      headers(inline)
        .match(/style-src [^;]*/g)
        ?.map((said) => (said.includes('sha256') ? "style-src 'self'" : said)),
    );
    expect(headers(linked).length).toBeLessThan(headers(inline).length / 2);
    expect(nginx.linked.match(/style-src [^;]*/g)).toEqual(["style-src 'self'", "style-src 'unsafe-inline'"]);
    expect(nginx.inline).toContain("style-src 'sha256-");
  });

  it('names the files by their bytes, in the folder that browsers keep', () => {
    const sheets = [...linked].filter(([path]) => path.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(20);
    for (const [path, text] of sheets) expect(path).toBe(nameSheet(Buffer.from(text, 'latin1').toString()));
    expect(linked.get('_headers')).toContain('/ai/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n');
    expect([...inline.keys()].filter((path) => path.endsWith('.css'))).toEqual([]);
    // A style sheet of what no page of this paper has may still be there; the preview's is not.
    expect(sheets.filter(([, text]) => text.includes('.problems{'))).toEqual([]);
  });

  it('has valid pages, and every file that they name', async () => {
    expect(await checkHtml(linkedDir)).toEqual([]);
    expect((await checkLinks(linkedDir, '/ai/')).broken).toEqual([]);
  });

  it('and back again: a build after another setting equals a clean one', () => {
    expect(afterInline).toEqual(linked);
    expect(afterLinked).toEqual(inline);
  });
});
