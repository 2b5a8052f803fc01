import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { createDice } from '../../../scripts/fuzz/machine.ts';
import { bucketOf } from '../../../src/files/file-bucket.ts';
import { hasSameOthers, listChangedPictures, printContent } from '../../../src/publish/unchanged/content-look.ts';
import { type ArticleChange, findChangedArticles } from '../../../src/publish/unchanged/find-changed-articles.ts';
import { lookAtContent } from '../../../src/publish/unchanged/look-at-content.ts';
import { LATER, type PaperFolders, readPaper, writeArticle } from '../../index/read-paper.ts';
import { temporaryFolder } from '../../run-command.ts';
import { ask, build, expectedChange, type Left, namesOf, readState } from './paper-states.ts';

let paper: PaperFolders;

beforeEach(async () => {
  const folder = await temporaryFolder();
  paper = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') };
  for (const name of ['news/2026', 'topics', 'images/of']) mkdirSync(join(paper.contentDir, name), { recursive: true });
  for (let number = 0; number < 10; number += 1) writeFileSync(pathOf(`news/${number}.md`), writeArticle('Some', `Some ${number}.`));
  writeFileSync(pathOf('site.yaml'), 'title: Paper\n');
});

const pathOf = (name: string) => join(paper.contentDir, name);

/** @param after milliseconds that the clock is ahead, so that what was just written counts as settled */
function look(last: Left | undefined, after: number) {
  const looked = lookAtContent(paper.contentDir);
  const seen = { ...looked, moment: looked.moment + after };
  const printed = printContent(seen, last?.content);
  if (!printed) throw new Error('too much is young');
  const { contentDir } = paper;
  return {
    ...printed,
    listPictures: (left: Left) => listChangedPictures(printed.look, left.content),
    find: (left: Left) => (hasSameOthers(printed.look, left.content) ? find(left, { seen, look: printed.look, contentDir }) : undefined),
  };
}

const find = (left: Left, content: Parameters<typeof findChangedArticles>[2]) =>
  ask<ArticleChange | undefined>(paper, (tables) => findChangedArticles(tables, left, content));

const NAMES = [
  '0.md',
  '1.md',
  '2.md',
  'new.md',
  '2026/new.md',
  '\u00e9.md',
  'e\u0301.md',
  '\u00c9.md',
  '_index.md',
  'note.txt',
  '.hidden.md',
];
const OTHERS = ['site.yaml', 'topics/ai.yaml', 'images/lamp.png', 'images/of/moon.jpg', 'images/note.txt', 'README'];

/** Does something to a file. */
function change(roll: (limit: number) => number): void {
  const path = pathOf(roll(6) === 0 ? (OTHERS[roll(OTHERS.length)] ?? '') : `news/${NAMES[roll(NAMES.length)]}`);
  const kind = roll(8);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats || kind === 0) {
    rmSync(path, { force: true });
    writeFileSync(path, writeArticle('Some', `${['Some', 'Same', 'Soul'][roll(3)]} words.`));
  } else if (kind === 1) rmSync(path);
  else if (kind === 2) renameSync(path, join(dirname(path), basename(NAMES[roll(NAMES.length)] ?? '')));
  else if (stats.isSymbolicLink()) rmSync(path);
  else if (kind === 3) chmodSync(path, stats.mode % 2 === 0 ? 0o645 : 0o644);
  else if (kind === 4) utimesSync(path, new Date(), new Date());
  else if (kind === 5 && roll(2) === 0) {
    rmSync(path);
    symlinkSync('2.md', path);
  } else {
    writeFileSync(path, readFileSync(path, 'utf8').replace(/S\w\w\w/g, ['Some', 'Same', 'Soul'][roll(3)] ?? ''));
    if (kind === 6) utimesSync(path, stats.atime, stats.mtime);
  }
}

it.each([
  ['as their bytes tell, in the instant in which they change', 0],
  ['as their looks tell', LATER],
])('names the articles and pictures that changed and no others, %s', async (_, after) => {
  const seed = Number(process.env['SEED'] ?? 20261130);
  const roll = createDice(seed);
  let before = readState(paper.contentDir);
  let left = await build(paper, look(undefined, after).next, { after });
  let [found, pictured] = [0, 0];
  for (let step = 0; step < 150; step += 1) {
    // Another tick of the clock, where looks have to tell.
    if (after > 0) await wait(20);
    for (let count = roll(4); count > 0; count -= 1) change(roll);
    const state = readState(paper.contentDir);
    const now = look(left, after);
    const articles = now.find(left);
    const where = `step ${step} of seed ${seed}`;
    if (articles) {
      expect(namesOf(articles), where).toEqual(expectedChange(before, state));
      expect(state.others, where).toBe(before.others);
      const files = new Set([...before.pictures.keys(), ...state.pictures.keys()]);
      const pictures = [...files].filter((file) => before.pictures.get(file) !== state.pictures.get(file));
      expect(now.listPictures(left), where).toEqual(expect.arrayContaining(pictures.map(bucketOf)));
      if (pictures.length > 0) pictured += 1;
      found += 1;
    } else expect(state.looks !== before.looks || state.hasTwins || before.hasTwins, where).toBe(true);
    left = await build(paper, now.next, { after });
    before = state;
  }
  expect([found > 20, pictured > 0]).toEqual([true, true]);
});

it('asks the index for no rows but those of buckets that changed', async () => {
  const left = await build(paper, look(undefined, LATER).next, { after: LATER });
  const database = new DatabaseSync(join(paper.cacheDir, 'index.sqlite'));
  database.exec(`DELETE FROM files WHERE bucket != ${bucketOf('news/3.md')}`);
  database.close();
  await wait(20);
  writeFileSync(pathOf('news/3.md'), writeArticle('Other'));
  expect(look(left, LATER).find(left)).toMatchObject({
    changed: [{ listed: { file: 'news/3.md' }, row: { path: 'news/3.md' } }],
    gone: [],
  });
});

it('says that a file which was only touched has the bytes it had, and how it looks now', async () => {
  const left = await build(paper, look(undefined, LATER).next, { after: LATER });
  await wait(20);
  utimesSync(pathOf('news/3.md'), new Date(), new Date());
  const articles = look(left, LATER).find(left);
  expect(articles && namesOf(articles)).toEqual({ changed: [], gone: [] });
  const { ino, mtimeMs } = lstatSync(pathOf('news/3.md'));
  expect(articles?.confirmed).toMatchObject([{ listed: { file: 'news/3.md' }, look: { inode: ino, mtime: mtimeMs } }]);
});

it.each<[string, () => unknown]>([
  [
    'another build wrote the index',
    async () => {
      writeFileSync(pathOf('news/4.md'), writeArticle('Other'));
      await readPaper(paper);
      writeFileSync(pathOf('news/4.md'), writeArticle('Some', 'Some 4.'));
      await readPaper(paper);
    },
  ],
  ['the index is gone', () => rmSync(paper.cacheDir, { recursive: true })],
  [
    'the index is of another folder',
    () => {
      renameSync(paper.contentDir, `${paper.contentDir}-old`);
      mkdirSync(paper.contentDir);
      renameSync(`${paper.contentDir}-old/news`, pathOf('news'));
    },
  ],
])('names nothing where %s', async (_, spoil) => {
  const left = await build(paper, look(undefined, LATER).next, { after: LATER });
  expect(look(left, LATER).find(left)).toMatchObject({ changed: [], gone: [] });
  await spoil();
  expect(look(left, LATER).find(left)).toBeUndefined();
});

it('names nothing where the clock was set back, or a file had no whole row', async () => {
  const left = await build(paper, look(undefined, LATER).next, { after: LATER });
  expect(look(left, 0).find(left)).toBeUndefined();
  writeFileSync(pathOf('news/large.md'), writeArticle('Long', 'long '.repeat(2_000_000)));
  const { indexVersion } = await readPaper(paper);
  expect(indexVersion).toBe('');
  expect(existsSync(pathOf('news/large.md'))).toBe(true);
});
