import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findTexts, setTextsApart } from '../../../src/publish/render/texts-apart.ts';
import { makeArticle, makeProvider } from '../../content/make-article.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-texts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const related = {
  title: 'As others tell it',
  excerpt: '',
  webUrl: 'https://example.org/told',
  publishedAt: new Date('2026-03-01T09:00:00Z'),
  provider: makeProvider({ domain: 'example.org' }),
  images: [],
  quality: undefined,
};
const long = makeArticle({ slug: 'long', body: 'Ein Wort — 一言 '.repeat(1000), related: [related] });
const short = makeArticle({ slug: 'short', body: 'A word.' });
const bare = makeArticle({ slug: 'bare', title: 'Told elsewhere' });
const paper = { articles: [long, bare], expired: [short], withdrawn: [makeArticle({ slug: 'gone', body: 'It was so.' })] };
const textsOf = (articles: typeof paper.articles) => articles.map(({ slug, title, body, related }) => ({ slug, title, body, related }));

describe('texts that lie apart', () => {
  it('are what articles said, whichever is asked first', () => {
    const { paper: apart, close } = setTextsApart(paper, folder);
    expect(textsOf(apart.withdrawn)).toEqual(textsOf(paper.withdrawn));
    expect(textsOf(apart.expired)).toEqual(textsOf(paper.expired));
    expect(textsOf(apart.articles)).toEqual(textsOf(paper.articles));
    expect(textsOf(apart.articles)).toEqual(textsOf(paper.articles));
    close();
  });

  it('leave nothing in the folder, not even while they are asked for', () => {
    const { close } = setTextsApart(paper, folder);
    expect(readdirSync(folder)).toEqual([]);
    close();
  });

  it('are found again by a copy, which has none of them', () => {
    const { paper: apart, file, close } = setTextsApart(paper, folder);
    const copy = structuredClone(apart);
    expect(JSON.stringify(copy)).not.toContain('word');
    expect(textsOf(findTexts(copy, file).articles)).toEqual(textsOf(paper.articles));
    close();
  });

  it('do not change the articles that they were taken from', () => {
    const { close } = setTextsApart(paper, folder);
    expect(Object.keys(long)).toContain('body');
    close();
  });
});
