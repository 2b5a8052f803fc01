import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDice } from '../../scripts/fuzz/machine.ts';
import { UsageError } from '../../src/command/usage-error.ts';
import { runScript, temporaryFolder } from '../run-command.ts';
import { commit, git, makeRepository, nameArticle, plantPrograms } from './git/git-paper.ts';
import { type PaperFolders, readAfresh, readPaper, writeArticle } from './read-paper.ts';

let template: string;
let first: string;
let root: string;
let paper: PaperFolders;

beforeAll(async () => {
  template = await makeRepository();
  first = git(template, 'rev-parse', 'HEAD').trim();
});

beforeEach(async () => {
  root = join(await temporaryFolder(), 'paper');
  cpSync(template, root, { recursive: true, preserveTimestamps: true });
  paper = { contentDir: join(root, 'content'), cacheDir: join(root, '../cache') };
  // As Git would find everything changed else.
  git(root, 'status');
});

const FILE = nameArticle(7);
const pathOf = (file: string) => join(paper.contentDir, file);

/** Of the same size. */
const edit = (file = FILE, word = 'Same') =>
  writeFileSync(pathOf(file), readFileSync(pathOf(file), 'utf8').replace(/^(Some|Same|Soul)/m, word));

const head = () => git(root, 'rev-parse', 'HEAD').trim();

/** Builds with `--since`, which must give what is on the disk. @returns what was read */
async function readSince(since: string, options = {}) {
  const { articles, read, hasTrusted } = await readPaper(paper, { since, ...options });
  expect(articles).toEqual((await readAfresh(paper.contentDir)).articles);
  return { read, hasTrusted };
}

const NONE = { read: [], hasTrusted: true };

describe('with --since', () => {
  it('the first build looks at all files, and the next one at those that commits changed', async () => {
    expect(await readSince('HEAD')).toMatchObject({ hasTrusted: false });
    expect(await readSince('HEAD')).toEqual(NONE);
    const before = head();
    edit();
    writeFileSync(pathOf('news/new.md'), writeArticle('New'));
    rmSync(pathOf(nameArticle(3)));
    renameSync(pathOf(nameArticle(4)), pathOf('news/renamed.md'));
    commit(root);
    expect(await readSince(before)).toEqual({ read: [FILE, 'news/new.md', 'news/renamed.md'], hasTrusted: true });
    expect(await readSince('HEAD')).toEqual(NONE);
    expect(await readSince(before)).toEqual({ read: [], hasTrusted: false });
    git(root, 'checkout', '-q', before);
    expect(await readSince('main')).toEqual({ read: [nameArticle(3), nameArticle(4), FILE], hasTrusted: true });
  });

  it('does not look at what Git does not name', async () => {
    git(root, 'config', 'core.trustctime', 'false');
    git(root, 'config', 'core.checkStat', 'minimal');
    const time = new Date(2020, 1, 1);
    utimesSync(pathOf(FILE), time, time);
    git(root, 'status');
    await readSince('HEAD');
    const before = await readAfresh(paper.contentDir);
    edit();
    utimesSync(pathOf(FILE), time, time);
    expect(await readPaper(paper, { since: 'HEAD' })).toMatchObject({ ...NONE, articles: before.articles });
    expect(await readPaper(paper)).toMatchObject({ read: [FILE] });
  });

  it('reads what is edited and not committed, and reads it again when it is taken back', async () => {
    await readSince('HEAD');
    edit();
    expect(await readSince('HEAD')).toEqual({ read: [FILE], hasTrusted: true });
    git(root, 'checkout', '-q', '--', 'content');
    expect(await readSince('HEAD')).toEqual({ read: [FILE], hasTrusted: true });
    edit();
    git(root, 'add', '--all');
    expect(await readSince('HEAD')).toEqual({ read: [FILE], hasTrusted: true });
    git(root, 'reset', '-q', '--hard');
    const { read, hasTrusted } = await readSince('HEAD');
    expect(read).toContain(FILE);
    expect(hasTrusted).toBe(true);
  });

  it('looks at all files after a build without it that found a change', async () => {
    await readSince('HEAD');
    await readPaper(paper);
    expect(await readSince('HEAD')).toEqual(NONE);
    edit();
    await readPaper(paper);
    git(root, 'checkout', '-q', '--', 'content');
    expect(await readSince('HEAD')).toEqual({ read: [FILE], hasTrusted: false });
  });

  it('looks at all files after another build that wrote at the same time', async () => {
    await readSince('HEAD');
    writeFileSync(pathOf('news/new.md'), writeArticle('New'));
    await readSince('HEAD', {
      beforeCommit: async () => {
        edit();
        expect((await readPaper(paper)).read).toEqual([FILE, 'news/new.md']);
        git(root, 'checkout', '-q', '--', 'content');
      },
    });
    expect(await readSince('HEAD')).toEqual({ read: [FILE], hasTrusted: false });
  });

  it('looks at what Git was told not to look at, does not know, or ignores', async () => {
    writeFileSync(join(root, '.gitignore'), 'ignored.md\n');
    const [assumed, skipped] = [nameArticle(20), nameArticle(21)];
    git(root, 'update-index', '--assume-unchanged', pathOf(assumed));
    git(root, 'update-index', '--skip-worktree', pathOf(skipped));
    const unknown = ['news/ignored.md', 'news/intended.md', 'news/untracked.md'];
    for (const file of unknown) writeFileSync(pathOf(file), writeArticle('Some'));
    git(root, 'add', '--intent-to-add', pathOf('news/intended.md'));
    for (const name of ['inner', 'module']) {
      mkdirSync(pathOf(`news/${name}`));
      git(pathOf(`news/${name}`), 'init', '-q');
      writeFileSync(pathOf(`news/${name}/story.md`), writeArticle('Some'));
      commit(pathOf(`news/${name}`));
    }
    git(root, 'add', pathOf('news/module'));
    commit(root);
    await readSince('HEAD');
    await readSince('HEAD');
    expect(await readSince('HEAD')).toEqual(NONE);
    const all = [assumed, skipped, ...unknown, 'news/inner/story.md', 'news/module/story.md'];
    for (const file of all) writeFileSync(pathOf(file), readFileSync(pathOf(file), 'utf8').replace('Some', 'Same'));
    expect(await readSince('HEAD')).toEqual({ read: all.toSorted(), hasTrusted: true });
    for (const file of all) writeFileSync(pathOf(file), readFileSync(pathOf(file), 'utf8').replace('Same', 'Some'));
    expect(await readSince('HEAD')).toEqual({ read: all.toSorted(), hasTrusted: true });
  });

  it('tells again of what can’t be read, and reads it once it can be', async () => {
    writeFileSync(pathOf(FILE), writeArticle('Long', 'long '.repeat(2_000_000)));
    commit(root);
    for (let times = 0; times < 3; times += 1)
      expect((await readPaper(paper, { since: 'HEAD' })).problems).toEqual([expect.stringContaining('larger than 5 MB')]);
    const before = head();
    writeFileSync(pathOf(FILE), writeArticle('Short'));
    commit(root);
    expect(await readSince(before)).toEqual({ read: [FILE], hasTrusted: true });
  });

  it('reads a file again that was edited in the instant in which it was read', async () => {
    // So few that Git is not asked which of them it checked out.
    for (let number = 50; number < 130; number += 1) rmSync(pathOf(nameArticle(number)));
    edit();
    commit(root);
    await readSince('HEAD', { after: 0 });
    expect((await readSince('HEAD')).read).toContain(FILE);
    expect(await readSince('HEAD')).toEqual(NONE);
  });

  it('looks at all files where the note of the commit is damaged', async () => {
    await readSince('HEAD');
    const database = new DatabaseSync(join(paper.cacheDir, 'index.sqlite'));
    database.exec(`UPDATE notes SET text = replace(text, '[', '["x",') WHERE name = 'stand'`);
    database.close();
    expect(await readSince('HEAD')).toEqual({ read: [], hasTrusted: false });
  });

  it('runs nothing that a repository’s settings name', async () => {
    writeFileSync(join(root, '.gitattributes'), '*.md filter=x diff=x\n');
    commit(root);
    await readSince('HEAD');
    const mark = await plantPrograms(root);
    // Git can't tell by their times whether they changed.
    utimesSync(join(root, '.git/index'), new Date(2000, 1, 1), new Date(2000, 1, 1));
    edit();
    expect((await readSince('HEAD')).read).toContain(FILE);
    expect(existsSync(mark)).toBe(false);
  });

  it('gives what is on the disk, whatever is done by hand and by Git', async () => {
    const seed = Number(process.env['SEED'] ?? 20261129);
    const roll = createDice(seed);
    let last = head();
    await readSince(last);
    for (let step = 0; step < 30; step += 1) {
      for (let left = roll(4); left > 0; left -= 1) change(roll);
      const isPlain = roll(4) === 0;
      const { articles } = isPlain
        ? await readPaper(paper)
        : await readPaper(paper, { since: roll(5) === 0 ? 'HEAD' : last, after: roll(3) * 1500 });
      expect(articles, `step ${step} of seed ${seed}`).toEqual((await readAfresh(paper.contentDir)).articles);
      if (!isPlain) last = head();
    }
  });

  function change(roll: (limit: number) => number): void {
    const file = nameArticle(roll(12));
    const kind = roll(9);
    if (kind === 0) commit(root);
    else if (kind === 1) git(root, 'checkout', '-q', 'HEAD', '--', 'content');
    else if (kind === 2) rmSync(pathOf(file), { force: true });
    else if (kind === 3) git(root, 'reset', '-q', roll(2) === 0 ? '--hard' : '--mixed');
    else if (kind === 4) writeFileSync(pathOf(`news/new-${roll(3)}.md`), writeArticle(`New ${roll(10)}`));
    else if (kind === 5) git(root, 'checkout', '-q', '--force', roll(2) === 0 || head() === first ? 'main' : 'HEAD~1');
    else if (existsSync(pathOf(file))) edit(file, ['Some', 'Same', 'Soul'][roll(3)]);
    else writeFileSync(pathOf(file), writeArticle(`Back ${roll(10)}`, 'Some words.'));
  }

  it('ends with exit status 2 and a remedy where there is no such commit, no repository or no Git', async () => {
    await expect(readPaper(paper, { since: 'nothing' })).rejects.toThrow(
      /^--since names no commit that this repository has, found "nothing"; fetch it/,
    );
    for (const name of ['', '--all', 'a\nb', 'HEAD:content']) await expect(readPaper(paper, { since: name })).rejects.toThrow(UsageError);
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    await expect(readPaper(paper, { since: 'HEAD' })).rejects.toThrow('--since needs Git, which fails (it is not installed)');
    process.env['PATH'] = path;
    rmSync(join(root, '.git'), { recursive: true });
    await expect(readPaper(paper, { since: 'HEAD' })).rejects.toThrow(/^--since needs content in a work tree of Git's/);
  });
});

it('npm run build -- --since=COMMIT builds what a build without it does, and says where it looked', async () => {
  const [env, folder] = [{ CONTENT_DIR: paper.contentDir, SOURCE_DATE_EPOCH: '1795880000', OFFLINE: '1', CACHE_DIR: paper.cacheDir }, root];
  const build = (since: string) => runScript('build', { args: [`--since=${since}`], env: { ...env, OUT_DIR: join(folder, 'site') } }).ended;
  expect(await build('HEAD')).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^the last build was not of HEAD; looking at every article\n/),
  });
  expect(await build('HEAD')).toMatchObject({ status: 0, stdout: expect.stringContaining('read: nothing changed') });
  edit();
  expect(await build('HEAD')).toMatchObject({
    status: 0,
    stderr: expect.not.stringContaining('looking at every article'),
    stdout: expect.stringContaining('read: 1 parsed, 129 reused'),
  });
  expect(await build('nothing')).toMatchObject({ status: 2, stderr: expect.stringContaining('--since names no commit') });
});
