import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeArticle } from '../../scripts/fuzz/papers/any-article.ts';
import { anyText } from '../../scripts/fuzz/papers/any-text.ts';
import { cleanText } from '../../src/content/fields/clean-text.ts';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { checkWithVnu, HAS_JAVA } from '../check-with-vnu.ts';
import { readElements } from '../check-xml.ts';
import { type BuiltSite, buildSite, readTree, temporaryFolder } from '../run-command.ts';
import { writeAnyArticles } from './write-any-articles.ts';

/** One build for all of them: a build an article would take an hour. */
const ARTICLES = 60;

/** Pages of the paper's own, each with a title, a description and a body of anything. */
const PAGES = 20;

describe('any article that passes the schema', () => {
  let site: BuiltSite;
  let written = 0;

  beforeAll(async () => {
    const content = await temporaryFolder();
    const seed = Number(process.env['FUZZ_SEED'] ?? 20261123);
    written = await writeAnyArticles(content, ARTICLES, seed);
    const [words, bodies] = [
      fc.sample(anyText, { numRuns: 200, seed }).filter((text) => cleanText(text) !== ''),
      fc.sample(anyText, { numRuns: PAGES, seed: seed + 1 }),
    ];
    await mkdir(join(content, 'pages'));
    for (const [index, body] of bodies.entries()) {
      const fields = { title: words[index], description: words[index + PAGES], menu: index % 2 ? 'bar' : 'footer' };
      await writeFile(join(content, 'pages', `page-${index}.md`), writeArticle({ fields, body }));
    }
    const [name, text, breaking] = words.slice(2 * PAGES);
    const footer = { text, links: [{ page: 'page-1', name }], social: ['https://social.example/@"><script>pwned()</script>'] };
    await writeFile(join(content, 'site.yaml'), JSON.stringify({ menu: [{ page: 'page-0', name }], footer }));
    await writeFile(join(content, 'front.yaml'), JSON.stringify({ breaking: { text: breaking, link: '/topics/?"onload="pwned()' } }));
    site = await buildSite(content, { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000), BASE_PATH: '/ai/' });
  });

  it('builds', () => {
    expect(written).toBe(ARTICLES);
    expect(site.stderr.split('\n').filter((line) => line !== '' && !line.includes('warning'))).toEqual([]);
    expect(site.stdout).toContain(`${ARTICLES} articles published`);
  });

  it('gives valid HTML without a broken link', async () => {
    expect(await checkHtml(site.outDir)).toEqual([]);
    expect((await checkLinks(site.outDir, '/ai/')).broken).toEqual([]);
  });

  // A tenth of them: all take it half a minute.
  it.skipIf(!HAS_JAVA)('gives nothing that the Nu Html Checker finds wrong', () => {
    expect(checkWithVnu(site.outDir, (file) => /^(?:topics\/index|news\/any-\d\d0\/index)\.html$/.test(file))).toEqual([]);
  });

  it('comes out inert', async () => {
    const pages = [...(await readTree(site.outDir))].filter(([path]) => path.startsWith('news/'));
    expect(pages).toHaveLength(ARTICLES);
    const scripts = listScripts(pages);
    // The site's own are the same on each page, so that an author's would be one too many.
    const own = new Set(scripts);
    expect(scripts.join()).not.toContain('pwned');
    expect(own.size * ARTICLES).toBe(scripts.length);
    const others = [...(await readTree(site.outDir))].filter(([path]) => /^(?:index|page-\d+\/index)\.html$/.test(path));
    expect(others).toHaveLength(PAGES + 1);
    expect(listScripts(others).join()).not.toContain('pwned');
  });

  it('gives well-formed XML', async () => {
    const titles = readElements(await readFile(join(site.outDir, 'rss.xml'), 'utf8'), 'title');
    expect(titles.filter((title) => !title.startsWith('Correction: '))).toHaveLength(51);
  });
});

/** The scripts that pages run; and looks whether anything else in them could. */
function listScripts(pages: readonly (readonly [path: string, html: string])[]): string[] {
  const scripts: string[] = [];
  for (const [path, html] of pages) {
    visit(fromHtml(Buffer.from(html, 'latin1').toString()), 'element', ({ tagName, properties, children }: Element) => {
      const inBody = !['html', 'head', 'meta', 'link', 'title', 'style', 'body'].includes(tagName);
      // Data for programs is read, never run.
      const isRun = tagName === 'script' && properties['type'] !== 'application/ld+json';
      if (isRun) scripts.push(JSON.stringify([properties, children.map((child) => 'value' in child && child.value)]));
      expect(['style', 'iframe', 'object', 'embed', 'form', 'base', 'math', 'pwned'].includes(tagName) && inBody, path).toBe(false);
      expect(
        Object.keys(properties).filter((name) => /^on|^style$/.test(name)),
        path,
      ).toEqual([]);
      for (const name of ['href', 'src', 'dataPlayer'] as const) {
        expect(String(properties[name] ?? '/'), path).toMatch(/^(?:https?:\/\/|\/ai\/|\/$|#|mailto:)/);
      }
    });
  }
  return scripts;
}
