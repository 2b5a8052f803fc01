import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { damageFile } from '../../scripts/fuzz/damage-file.ts';
import { createDice } from '../../scripts/fuzz/machine.ts';
import { describeForm } from '../../src/content/foreign/article-form.ts';
import { temporaryFolder } from '../run-command.ts';
import { type PaperFolders, readAfresh, readPaper, writeArticle } from './read-paper.ts';

let paper: PaperFolders;
let news: string;

beforeEach(async () => {
  const folder = await temporaryFolder();
  paper = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') };
  news = join(paper.contentDir, 'news');
  mkdirSync(news, { recursive: true });
  for (const name of ['a', 'b', 'c']) writeFileSync(join(news, `${name}.md`), writeArticle(`Story ${name}`));
});

function listRows(): unknown[] {
  const index = new DatabaseSync(join(paper.cacheDir, 'index.sqlite'));
  const rows = index.prepare('SELECT path FROM files JOIN articles ON file = id ORDER BY path').all();
  index.close();
  return rows.map(({ path }) => path);
}

describe('articles that the index knows', () => {
  it('are what parsing gives, dates and warnings included, and are not read again', async () => {
    writeFileSync(join(news, 'b.md'), writeArticle('Odd\nheet: 3\nupdatedDateTime: 2026-02-01T00:00:00Z', 'A body.'));
    writeFileSync(join(news, 'c.md'), '---\ntitle: [\n---\n');
    const afresh = await readAfresh(paper.contentDir);
    expect(afresh.problems).toHaveLength(2);
    expect(await readPaper(paper)).toMatchObject({ ...afresh, parsed: 3, reused: 0 });
    expect(await readPaper(paper)).toMatchObject({ ...afresh, read: [], parsed: 0, reused: 3 });
  });

  it('are all but those that were added or edited, and none that was deleted', async () => {
    await readPaper(paper);
    writeFileSync(join(news, 'b.md'), writeArticle('Story B'));
    writeFileSync(join(news, 'd.md'), writeArticle('Story d'));
    rmSync(join(news, 'c.md'));
    const second = await readPaper(paper);
    expect(second).toMatchObject({ read: ['news/b.md', 'news/d.md'], parsed: 2, reused: 1, ...(await readAfresh(paper.contentDir)) });
    expect(await readPaper(paper)).toMatchObject({ read: [], articles: second.articles });
    expect(listRows()).toEqual(['news/a.md', 'news/b.md', 'news/d.md']);
  });

  it('are read once more, and not parsed, where a file only looks otherwise', async () => {
    await readPaper(paper);
    const text = readFileSync(join(news, 'b.md'));
    rmSync(join(news, 'b.md'));
    writeFileSync(join(news, 'b.md'), text);
    expect(await readPaper(paper)).toMatchObject({ read: ['news/b.md'], parsed: 0, reused: 3 });
    expect(await readPaper(paper)).toMatchObject({ read: [], parsed: 0, reused: 3 });
  });

  it('have their own file’s name, whatever was renamed', async () => {
    await readPaper(paper);
    renameSync(join(news, 'a.md'), join(news, 'x.md'));
    renameSync(join(news, 'b.md'), join(news, 'a.md'));
    const { articles, read } = await readPaper(paper);
    expect(read).toEqual(['news/a.md', 'news/x.md']);
    expect(articles).toEqual((await readAfresh(paper.contentDir)).articles);
  });

  it('count for nothing in another form, and in none that is read meanwhile', async () => {
    writeFileSync(join(news, 'a.md'), writeArticle('First light\nsummary: Light.'));
    const form = describeForm({ fields: { summary: 'excerpt' }, timeZone: 'UTC' });
    await readPaper(paper);
    for (const parsed of [3, 0]) {
      expect(await readPaper(paper, { form })).toMatchObject({ parsed, articles: [{ excerpt: 'Light.' }, {}, {}], problems: [] });
    }
    expect(await readPaper(paper)).toMatchObject({ parsed: 3, articles: [{ excerpt: '' }, {}, {}] });
  });

  it('count for nothing to other code', async () => {
    await readPaper(paper);
    expect(await readPaper(paper, { code: 'other' })).toMatchObject({ parsed: 3, reused: 0 });
    expect(await readPaper(paper, { code: 'other' })).toMatchObject({ parsed: 0, reused: 3 });
  });

  it('are read again in another folder, where files may look the same by chance', async () => {
    await readPaper(paper);
    const moved = join(paper.contentDir, '../moved');
    renameSync(paper.contentDir, moved);
    const elsewhere = { ...paper, contentDir: moved };
    expect(await readPaper(elsewhere)).toMatchObject({ read: ['news/a.md', 'news/b.md', 'news/c.md'], parsed: 0, reused: 3 });
    expect(await readPaper(elsewhere)).toMatchObject({ read: [], reused: 3 });
  });

  it('never have what a file holds that turned into a link, a folder, or can’t be read', async () => {
    writeFileSync(join(news, 'd.md'), writeArticle('Story d'));
    await readPaper(paper);
    rmSync(join(news, 'a.md'));
    symlinkSync('b.md', join(news, 'a.md'));
    rmSync(join(news, 'c.md'));
    mkdirSync(join(news, 'c.md'));
    writeFileSync(join(news, 'c.md/inside.md'), writeArticle('Inside'));
    if (process.getuid?.() !== 0) chmodSync(join(news, 'b.md'), 0);
    writeFileSync(join(news, 'd.md'), writeArticle('Story d', 'long '.repeat(2_000_000)));
    const afresh = await readAfresh(paper.contentDir);
    for (let times = 0; times < 2; times += 1) expect(await readPaper(paper)).toMatchObject(afresh);
    expect(listRows()).not.toContain('news/d.md');
  });

  it('never have one file’s words for another’s where two names are one in Unicode’s normal form', async () => {
    const names = ['é.md', 'e\u0301.md'];
    for (const [index, name] of [...names, ...names.toReversed()].entries()) {
      writeFileSync(join(news, name), writeArticle(`Story ${index}`));
      expect(await readPaper(paper)).toMatchObject({ articles: (await readAfresh(paper.contentDir)).articles });
      if (index === 1) for (const one of names) rmSync(join(news, one));
    }
  });

  it('are what parsing gives whatever is damaged in the index', async () => {
    for (let number = 0; number < 40; number += 1)
      writeFileSync(join(news, `${number}.md`), writeArticle(`Story ${number}`, `Body ${number}.\n`.repeat(number * 10)));
    const afresh = await readAfresh(paper.contentDir);
    const roll = createDice(20261129);
    for (let times = 0; times < 60; times += 1) {
      expect(await readPaper(paper, { form: describeForm({ fields: { [`f${times % 7}`]: 'excerpt' }, timeZone: 'UTC' }) })).toMatchObject(
        afresh,
      );
      damageFile(join(paper.cacheDir, 'index.sqlite'), roll);
    }
  });

  it('hold no sealed text', async () => {
    writeFileSync(join(news, 'a.md'), writeArticle('Sealed\nsecured: "c2VjcmV0IHRleHQgb2Ygb3RoZXJz;AAECAwQFBgcICQoLDA0ODw=="'));
    const { articles } = await readPaper(paper);
    expect(articles[0]).toMatchObject({ isSealed: true });
    expect(readFileSync(join(paper.cacheDir, 'index.sqlite')).includes('c2VjcmV0')).toBe(false);
  });
});
