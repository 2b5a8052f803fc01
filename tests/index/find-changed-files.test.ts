import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isSameLook, isSettled, lookAtFile } from '../../src/files/look-at-file.ts';
import { temporaryFolder } from '../run-command.ts';
import { type PaperFolders, readAfresh, readPaper, writeArticle } from './read-paper.ts';

let paper: PaperFolders;
let file: string;

beforeEach(async () => {
  const folder = await temporaryFolder();
  paper = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') };
  file = join(paper.contentDir, 'news/a.md');
  mkdirSync(join(paper.contentDir, 'news'), { recursive: true });
  writeFileSync(file, writeArticle('Old'));
});

async function expectRead(title: string, options: { after?: number } = {}): Promise<void> {
  const { articles, read } = await readPaper(paper, options);
  expect(read).toEqual(['news/a.md']);
  expect(articles).toMatchObject([{ title }]);
  expect(articles).toEqual((await readAfresh(paper.contentDir)).articles);
}

const expectUnread = async (options: { after?: number } = {}) => expect((await readPaper(paper, options)).read).toEqual([]);

describe('a file counts as changed', () => {
  it('where its size did', async () => {
    await readPaper(paper);
    writeFileSync(file, writeArticle('Longer'));
    await expectRead('Longer');
    await expectUnread();
  });

  it('where its time did, although its size is the same', async () => {
    await readPaper(paper);
    writeFileSync(file, writeArticle('New'));
    await expectRead('New');
    await expectUnread();
  });

  it('where it was edited and got its old time back, as by touch -r', async () => {
    await readPaper(paper);
    const before = lookAtFile(file);
    execFileSync('touch', ['-r', file, join(paper.contentDir, 'other')]);
    writeFileSync(file, writeArticle('New'));
    execFileSync('touch', ['-r', join(paper.contentDir, 'other'), file]);
    expect(lookAtFile(file)).toMatchObject({ size: before?.size, mtime: before?.mtime, inode: before?.inode });
    await expectRead('New');
  });

  it('where another of the same size and time took its place, as by cp -a or mv', async () => {
    const [before, other] = [new Date(2020, 1, 1), join(paper.contentDir, 'other')];
    utimesSync(file, before, before);
    writeFileSync(other, writeArticle('New'));
    utimesSync(other, before, before);
    await readPaper(paper);
    execFileSync('cp', ['-a', other, file]);
    await expectRead('New');
    writeFileSync(other, writeArticle('Own'));
    utimesSync(other, before, before);
    renameSync(other, file);
    await expectRead('Own');
    await expectUnread();
  });

  it('where it was edited in the instant in which it was read, and looks the same', async () => {
    await readPaper(paper, { after: 0 });
    writeFileSync(file, writeArticle('New'));
    await expectRead('New', { after: 0 });
    // Nothing tells that it was not edited since.
    await expectRead('New', { after: 0 });
    await expectRead('New');
    await expectUnread();
  });

  it('where a second edit in the same tick of the disk’s clock left it looking the same', (context) => {
    for (let tries = 0; tries < 1000; tries += 1) {
      const moment = Date.now();
      writeFileSync(file, writeArticle('Old'));
      const [before, isOfNow] = [lookAtFile(file), Date.now() === moment];
      writeFileSync(file, writeArticle('New'));
      const after = lookAtFile(file);
      if (!before || !after || !isOfNow || !isSameLook(before, after)) continue;
      expect(isSettled(before, moment)).toBe(false);
      expect(isSettled(before, moment + 60_000)).toBe(true);
      return;
    }
    context.skip('the clock of this disk is too fine');
  });

  it('where its time is in the future, until that has come', async () => {
    const future = new Date(Date.now() + 3_600_000);
    utimesSync(file, future, future);
    await readPaper(paper);
    await expectRead('Old');
    await expectRead('Old', { after: 3_700_000 });
    await expectUnread({ after: 3_700_000 });
  });

  it('where the clock was set back since: it may say again what it said before', async () => {
    await readPaper(paper, { after: 3_600_000 });
    await expectRead('Old');
    await expectUnread();
  });

  it('not where only others did', async () => {
    await readPaper(paper);
    for (let number = 0; number < 3; number += 1) writeFileSync(join(paper.contentDir, `news/b${number}.md`), writeArticle('Other'));
    expect((await readPaper(paper)).read).toEqual(['news/b0.md', 'news/b1.md', 'news/b2.md']);
  });
});
