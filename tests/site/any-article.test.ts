import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseArticle } from '../../src/content/read/parse-article.ts';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { readElements } from '../check-xml.ts';
import { type BuiltSite, buildSite, readTree, temporaryFolder } from '../run-command.ts';

/** One build for all of them: a build an article would take an hour. */
const ARTICLES = 150;

/** Things that bots and feeds have sent, and worse. `pwned` is looked for in the result. */
const HOSTILE = [
  '<script>pwned()</script>',
  '</script><script>pwned()</script>',
  '</title><svg/onload=pwned()>',
  '"><img src=x onerror=pwned()>',
  "' onmouseover='pwned()",
  '[x](javascript:pwned())',
  '<a href="java&#10;script:pwned()">x</a>',
  '<javascript:pwned()>',
  '![x](javascript:pwned())',
  '<iframe src="https://evil.example/pwned"></iframe>',
  '<style>@import "https://evil.example/pwned"</style>',
  '<math><mtext><style><img src onerror=pwned()>',
  ']]><pwned/><![CDATA[',
  '&lt;script&gt;pwned()&lt;/script&gt;',
  '&amp;lt;b&amp;gt;',
  '<!-- --><pwned>',
  '\u0000\u0008\u001b\ufffe\ud800',
  '\u202egnp.exe\u202c',
  '{{pwned}} $' + '{pwned} <%= pwned %>',
  '<table><tr><td><p>cell</table></td>after',
  '<ul><p>x<li><h2>y</ul></h2>',
  '<b><div>block</b> in phrasing</div>',
  '<a href="/topics/">a<a href="/archive/">b</a></a>',
  '# One\n\n##### Five\n\n### Three',
  '<h4>four</h4><h1>one</h1>',
  '<dl><dd>no term<dt></dl><summary>stray</summary><figcaption>stray</figcaption>',
  '| a |\n|--|\n| <script>pwned()</script> |',
  '```html\n<script>pwned()</script>\n```',
  'x[^1]\n\n[^1]: <b>note\n\n<a id="fn1">twice</a>',
  '<details><p>x</details><img width="5" src="/pictures/../pwned">',
  '- a\n  - b\n\n    > c\n\n1. d',
];

const hostile = fc.constantFrom(...HOSTILE);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  { weight: 2, arbitrary: hostile },
  { weight: 1, arbitrary: fc.tuple(fc.string({ unit: 'binary', maxLength: 10 }), hostile).map((parts) => parts.join(' ')) },
);
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const moment = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2026-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  text.map((part) => `https://x.example/${part}`),
);
const provider = fc.record({ name: text, domain: fc.domain(), images: optional(fc.constant([{ url: 'https://x.example/logo.png' }])) });
const frontMatter = fc.record({
  title: text,
  excerpt: optional(text),
  publishedDateTime: moment,
  updatedDateTime: optional(moment),
  originalUrl: address,
  webUrl: optional(address),
  type: optional(fc.constantFrom('article', 'video', 'podcast')),
  featuredContent: optional(fc.oneof(hostile, fc.constant('<iframe src="https://player.vimeo.com/video/12345"></iframe>'))),
  heat: optional(fc.integer()),
  provider,
  topics: optional(fc.array(fc.constantFrom('AI', 'Élections', '日本語', 'R&D'), { maxLength: 4 })),
  images: optional(fc.array(fc.record({ url: address, title: optional(text), attribution: optional(text) }), { maxLength: 2 })),
  related: optional(fc.array(fc.record({ title: text, webUrl: address, publishedDateTime: optional(moment), provider }), { maxLength: 2 })),
});
const article = fc.record({ fields: frontMatter, body: fc.array(text, { maxLength: 6 }).map((parts) => parts.join('\n\n')) });

describe('any article that passes the schema', () => {
  let site: BuiltSite;
  let written = 0;

  beforeAll(async () => {
    const content = await temporaryFolder();
    await mkdir(join(content, 'news'));
    const seed = Number(process.env['FUZZ_SEED'] ?? 20261123);
    for (const { fields, body } of fc.sample(article, { numRuns: ARTICLES * 3, seed })) {
      const file = Buffer.from(`---\n${stringify(fields)}---\n${body}`);
      if (written === ARTICLES || !parseArticle('news/x.md', file).article) continue;
      await writeFile(join(content, 'news', `any-${String(written).padStart(3, '0')}.md`), file);
      written += 1;
    }
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

  it('comes out inert', async () => {
    const pages = [...(await readTree(site.outDir))].filter(([path]) => path.startsWith('news/'));
    expect(pages).toHaveLength(ARTICLES);
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
    // The site's own are the same on each page, so that an author's would be one too many.
    const own = new Set(scripts);
    expect(scripts.join()).not.toContain('pwned');
    expect(own.size * ARTICLES).toBe(scripts.length);
  });

  it('gives well-formed XML', async () => {
    expect(readElements(await readFile(join(site.outDir, 'rss.xml'), 'utf8'), 'title')).toHaveLength(51);
  });
});
