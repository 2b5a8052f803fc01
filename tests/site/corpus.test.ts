import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { readElements } from '../check-xml.ts';
import { type BuiltSite, buildSite, ENGINE_DIR, readTree } from '../run-command.ts';

/** Real articles, which this repository does not hold. */
const CORPUS = resolve(ENGINE_DIR, process.env['CORPUS_DIR'] ?? '../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('the real articles', () => {
  let site: BuiltSite;
  let tree: Map<string, string>;
  let sources: { name: string; text: string }[];

  beforeAll(async () => {
    site = await buildSite(CORPUS, { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 0, 1) / 1000), SITE_URL: 'https://corpus.example' });
    tree = await readTree(site.outDir);
    const names = await readdir(join(CORPUS, 'news'));
    sources = await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(CORPUS, 'news', name), 'utf8') })));
  });

  it('build without a problem', () => {
    expect(site.stderr).toBe('');
    expect(site.status).toBe(0);
    expect(sources.length).toBeGreaterThan(100);
  });

  it('have a page each where they are published, and none where not', () => {
    const published = sources.filter(({ text }) => !/^published: false$/m.test(text)).map(({ name }) => name.replace(/\.md$/, ''));
    const pages = [...tree.keys()].filter((path) => path.startsWith('news/')).map((path) => path.split('/')[1]);
    expect(pages.toSorted()).toEqual(published.toSorted());
    expect(published.length).toBeLessThan(sources.length);
  });

  it('keep every sealed text to themselves', () => {
    const everything = [...tree.values(), site.stdout].join('\n');
    const values = sources.map(({ text }) => /^secured: "(.+)"$/m.exec(text)?.[1] ?? '');
    expect(values.every((value) => value.length > 40)).toBe(true);
    for (const value of values) for (const part of value.split(';')) expect(everything.includes(part)).toBe(false);
  });

  it('make valid HTML, no broken link and a well-formed feed', async () => {
    expect(await checkHtml(site.outDir)).toEqual([]);
    const { broken, followed } = await checkLinks(site.outDir);
    expect(broken).toEqual([]);
    expect(followed).toBeGreaterThan(150);
    expect(readElements(await readFile(join(site.outDir, 'rss.xml'), 'utf8'), 'guid')).toHaveLength(50);
  });
});
