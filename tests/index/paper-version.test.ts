import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openIndex } from '../../src/index/open-index.ts';
import { doubtPaper, readPaperVersion, settlePaper } from '../../src/index/paper-version.ts';
import { temporaryFolder } from '../run-command.ts';
import { openEmptyTables } from './paper/open-tables.ts';
import { type PaperFolders, readPaper, writeArticle } from './read-paper.ts';

describe('the version of a paper', () => {
  it('is another one after each change, and the same again where a doubt came to nothing', () => {
    const { tables } = openEmptyTables();
    expect(readPaperVersion(tables)).toBeUndefined();
    const first = settlePaper(tables, false);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(readPaperVersion(tables)).toBe(first);
    doubtPaper(tables);
    doubtPaper(tables);
    expect(readPaperVersion(tables)).toBeUndefined();
    expect(settlePaper(tables, false)).toBe(first);
    doubtPaper(tables);
    const second = settlePaper(tables, true);
    expect(second).not.toBe(first);
    expect(readPaperVersion(tables)).toBe(second);
  });

  it('that nobody wrote counts for nothing', () => {
    const { tables } = openEmptyTables();
    tables.notes.write('paper', 'junk');
    expect(readPaperVersion(tables)).toBeUndefined();
    doubtPaper(tables);
    expect(settlePaper(tables, false)).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('reading the articles of a paper', () => {
  let folders: PaperFolders;

  beforeEach(async () => {
    const folder = await temporaryFolder();
    folders = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') };
    mkdirSync(join(folders.contentDir, 'news'), { recursive: true });
    for (const name of ['a', 'b']) writeFileSync(join(folders.contentDir, `news/${name}.md`), writeArticle(name));
    await readPaper(folders);
    const index = openIndex(folders.cacheDir, 'code');
    index.change((tables) => void settlePaper(tables, true));
    index.commit();
  });

  const hasVersion = () => {
    const index = openIndex(folders.cacheDir, 'code');
    const version = readPaperVersion(index.tables);
    index.close();
    return version !== undefined;
  };

  it('leaves the version where none of them changed, also where one looks otherwise', async () => {
    await readPaper(folders);
    expect(hasVersion()).toBe(true);
    writeFileSync(join(folders.contentDir, 'news/a.md'), writeArticle('a'));
    await readPaper(folders);
    expect(hasVersion()).toBe(true);
  });

  it.each<[string, (folder: string) => void]>([
    ['changed', (folder) => writeFileSync(join(folder, 'a.md'), writeArticle('another'))],
    ['is new', (folder) => writeFileSync(join(folder, 'c.md'), writeArticle('c'))],
    ['is gone', (folder) => rmSync(join(folder, 'a.md'))],
  ])('doubts the version where one %s', async (_what, change) => {
    change(join(folders.contentDir, 'news'));
    await readPaper(folders);
    expect(hasVersion()).toBe(false);
  });
});
