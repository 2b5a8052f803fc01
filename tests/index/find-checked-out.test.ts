import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../run-command.ts';
import { ageIndex, COUNT, clone, commit, git, makeRepository, nameArticle, plantPrograms } from './git/git-paper.ts';
import { type PaperFolders, readAfresh, readPaper, writeArticle } from './read-paper.ts';

let repository: string;
let cacheDir: string;

beforeAll(async () => {
  repository = await makeRepository();
  cacheDir = join(await temporaryFolder(), 'cache');
  expect(await readPaper({ contentDir: join(repository, 'content'), cacheDir })).toMatchObject({ parsed: COUNT });
});

const ALL = Array.from({ length: COUNT }, (_, number) => nameArticle(number));
const EDITED = nameArticle(7);

/** Builds twice: what is read, and that all is as it is on the disk. */
async function expectRead(paper: PaperFolders, files: readonly string[]): Promise<void> {
  const afresh = await readAfresh(paper.contentDir);
  const first = await readPaper(paper);
  expect(first.articles).toEqual(afresh.articles);
  expect(first.read).toEqual(files);
  const second = await readPaper(paper);
  expect(second.articles).toEqual(afresh.articles);
  expect(second.read).toEqual([]);
}

/** Without a change of size. */
function edit(contentDir: string, file = EDITED): void {
  const path = join(contentDir, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace('Some', 'Same'));
}

const variables = { ...process.env };
afterEach(() => {
  for (const name of ['PATH', 'GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE']) delete process.env[name];
  Object.assign(process.env, variables);
});

describe('a fresh clone with a copied cache', () => {
  it('has no file read', async () => {
    await expectRead(await clone(repository, cacheDir), []);
  });

  it('has those read that were edited, added or renamed since, by whatever was told to Git', async () => {
    const paper = await clone(repository, cacheDir);
    edit(paper.contentDir);
    renameSync(join(paper.contentDir, nameArticle(1)), join(paper.contentDir, 'news/renamed.md'));
    writeFileSync(join(paper.contentDir, 'news/untracked.md'), writeArticle('Untracked'));
    writeFileSync(join(paper.contentDir, 'news/ignored.md'), writeArticle('Ignored'));
    writeFileSync(join(paper.root, '.gitignore'), 'ignored.md\n');
    const [assumed, skipped, staged, intended] = [20, 21, 22, 23].map(nameArticle) as [string, string, string, string];
    git(paper.contentDir, 'update-index', '--assume-unchanged', assumed);
    git(paper.contentDir, 'update-index', '--skip-worktree', skipped);
    for (const file of [assumed, skipped, staged]) edit(paper.contentDir, file);
    git(paper.contentDir, 'add', staged);
    writeFileSync(join(paper.contentDir, 'news/intended.md'), writeArticle('Intended'));
    git(paper.contentDir, 'add', '--intent-to-add', 'news/intended.md');
    git(paper.contentDir, 'rm', '-q', '--cached', intended);
    ageIndex(paper.root);
    const added = ['news/ignored.md', 'news/intended.md', 'news/renamed.md', 'news/untracked.md'];
    await expectRead(paper, [EDITED, assumed, skipped, staged, intended, ...added]);
  });

  it('has those read that the next commits changed', async () => {
    const source = await clone(repository, cacheDir);
    writeFileSync(join(source.contentDir, EDITED), writeArticle('Another story'));
    writeFileSync(join(source.contentDir, 'news/new.md'), writeArticle('New'));
    rmSync(join(source.contentDir, nameArticle(3)));
    commit(source.root);
    await expectRead(await clone(source.root, cacheDir), [EDITED, 'news/new.md']);
  });

  it('has no file read that Git checked out again', async () => {
    const paper = await clone(repository, cacheDir);
    await readPaper(paper);
    rmSync(join(paper.contentDir, 'news'), { recursive: true });
    git(paper.root, 'checkout', '-q', '--', 'content');
    ageIndex(paper.root);
    await expectRead(paper, []);
  });

  it.each(['2', '3', '4'])('has no file read where Git’s index is of version %s', async (version) => {
    const paper = await clone(repository, cacheDir);
    if (version === '3') git(paper.contentDir, 'update-index', '--skip-worktree', EDITED);
    else git(paper.root, 'update-index', '--index-version', version);
    ageIndex(paper.root);
    await expectRead(paper, version === '3' ? [EDITED] : []);
  });

  it('has no file read below a link, in a work tree beside another, in a submodule or a sparse checkout', async () => {
    const paper = await clone(repository, cacheDir);
    const link = join(await temporaryFolder(), 'link');
    symlinkSync(paper.contentDir, link);
    await expectRead({ contentDir: link, cacheDir: paper.cacheDir }, []);

    const beside = join(await temporaryFolder(), 'beside');
    git(paper.root, 'worktree', 'add', '-q', beside);
    ageIndex(beside, join(paper.root, '.git/worktrees/beside/index'));
    await expectRead({ contentDir: join(beside, 'content'), cacheDir: paper.cacheDir }, []);

    const outer = await makeRepository();
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository, 'inner');
    ageIndex(outer, join(outer, '.git/modules/inner/index'));
    await expectRead({ contentDir: join(outer, 'inner/content'), cacheDir: paper.cacheDir }, []);

    const sparse = await clone(repository, cacheDir);
    writeFileSync(join(sparse.root, 'content/other.md'), '');
    commit(sparse.root);
    git(sparse.root, 'sparse-checkout', 'set', '--no-cone', 'content/news');
    ageIndex(sparse.root);
    await expectRead(sparse, []);
  });

  it('has all files read where Git is of SHA-256, its index is in two files or damaged, or there is none', async () => {
    const sha256 = await makeRepository('--object-format=sha256');
    cpSync(cacheDir, join(sha256, 'cache'), { recursive: true });
    await expectRead({ contentDir: join(sha256, 'content'), cacheDir: join(sha256, 'cache') }, ALL);

    const split = await clone(repository, cacheDir);
    git(split.root, 'update-index', '--split-index');
    ageIndex(split.root);
    await expectRead(split, ALL);

    const damaged = await clone(repository, cacheDir);
    appendFileSync(join(damaged.root, '.git/index'), 'x');
    ageIndex(damaged.root);
    await expectRead(damaged, ALL);

    const none = await clone(repository, cacheDir);
    rmSync(join(none.root, '.git'), { recursive: true });
    await expectRead(none, ALL);
  });

  it('has the files of a repository within it read, and all where the folder is one that Git ignores', async () => {
    const paper = await clone(repository, cacheDir);
    const inner = join(paper.contentDir, 'news/inner');
    mkdirSync(inner);
    git(inner, 'init', '-q');
    writeFileSync(join(inner, 'story.md'), writeArticle('Inner'));
    commit(inner);
    await expectRead(paper, ['news/inner/story.md']);

    const other = await makeRepository();
    writeFileSync(join(other, '.gitignore'), 'ignored/\n');
    cpSync(join(repository, 'content'), join(other, 'ignored'), { recursive: true });
    cpSync(cacheDir, join(other, 'cache'), { recursive: true });
    await expectRead({ contentDir: join(other, 'ignored'), cacheDir: join(other, 'cache') }, ALL);
  });

  it('has all files read where there is no Git to say whether they were converted', async () => {
    const paper = await clone(repository, cacheDir);
    process.env['PATH'] = '/nowhere';
    await expectRead(paper, ALL);
  });

  it('has no file read where variables lead Git elsewhere, as in a hook', async () => {
    const paper = await clone(repository, cacheDir);
    process.env['GIT_DIR'] = join(await makeRepository(), '.git');
    process.env['GIT_INDEX_FILE'] = '/nowhere';
    process.env['GIT_WORK_TREE'] = '/';
    await expectRead(paper, []);
  });
});

describe('files that Git converts are read', () => {
  it('where their lines end otherwise', async () => {
    await expectRead(await clone(repository, cacheDir, '-c', 'core.autocrlf=true'), ALL);
  });

  it('where they have another encoding', async () => {
    const source = await clone(repository, cacheDir);
    writeFileSync(join(source.root, '.gitattributes'), `${EDITED} working-tree-encoding=latin1\n00*.md working-tree-encoding=latin1\n`);
    commit(source.root);
    const paper = await clone(source.root, cacheDir);
    await expectRead(
      paper,
      ALL.filter((file) => /\/00/.test(file)),
    );
  });

  it('where a filter makes others of the same size, which is not run', async () => {
    const source = await clone(repository, cacheDir);
    writeFileSync(join(source.root, '.gitattributes'), '*.md filter=turn\n* text=auto\n');
    commit(source.root);
    const [folder, mark] = [await temporaryFolder(), join(await temporaryFolder(), 'mark')];
    const filter = join(folder, 'turn');
    writeFileSync(filter, `#!/bin/sh\ntouch "${mark}"\ntr m n\n`);
    chmodSync(filter, 0o755);
    const paper = await clone(source.root, cacheDir, '-c', `filter.turn.smudge=${filter}`);
    git(paper.root, 'config', 'filter.turn.smudge', filter);
    git(paper.root, 'config', 'filter.turn.clean', filter);
    expect(existsSync(mark)).toBe(true);
    rmSync(mark);
    await expectRead(paper, ALL);
    expect(existsSync(mark)).toBe(false);
  });
});

it('nothing is run that a repository’s settings name', async () => {
  const paper = await clone(repository, cacheDir);
  const mark = await plantPrograms(paper.root);
  // As it may be committed: what Git takes for a repository without a work tree.
  const bare = join(paper.contentDir, 'news/bare');
  mkdirSync(join(bare, 'objects'), { recursive: true });
  mkdirSync(join(bare, 'refs'));
  writeFileSync(join(bare, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(bare, 'config'), `[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tfsmonitor = touch ${mark}\n`);
  await expectRead(paper, []);
  expect(existsSync(mark)).toBe(false);
});

it('a file that was edited and got its old time back is read, although Git may not notice', async () => {
  const paper = await clone(repository, cacheDir);
  git(paper.root, 'config', 'core.trustctime', 'false');
  git(paper.root, 'config', 'core.checkStat', 'minimal');
  const path = join(paper.contentDir, EDITED);
  const time = new Date(2020, 1, 1);
  utimesSync(path, time, time);
  git(paper.root, 'status');
  ageIndex(paper.root);
  edit(paper.contentDir);
  utimesSync(path, time, time);
  expect(git(paper.root, 'status', '--porcelain')).toBe('');
  await expectRead(paper, [EDITED]);
});
