import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDice } from '../../../scripts/fuzz/machine.ts';
import { openIndex } from '../../../src/index/open-index.ts';
import { compareAllArticles } from '../../../src/publish/unchanged/compare-all-articles.ts';
import type { ArticleChange } from '../../../src/publish/unchanged/find-changed-articles.ts';
import { lookAtContent } from '../../../src/publish/unchanged/look-at-content.ts';
import { clone, commit, git, makeRepository, nameArticle, plantPrograms } from '../../index/git/git-paper.ts';
import { LATER, type PaperFolders, readPaper, writeArticle } from '../../index/read-paper.ts';
import { temporaryFolder } from '../../run-command.ts';
import { expectedChange, namesOf, type PaperState, readState } from './paper-states.ts';

let repository: string;
let cacheDir: string;
let indexVersion: string;
let before: PaperState;

/** A paper in a clone that nobody has read, with the cache of one of which all was read. */
let paper: Awaited<ReturnType<typeof clone>>;

beforeAll(async () => {
  repository = await makeRepository();
  cacheDir = join(await temporaryFolder(), 'cache');
  const contentDir = join(repository, 'content');
  ({ indexVersion } = await readPaper({ contentDir, cacheDir }));
  before = readState(contentDir);
});

beforeEach(async () => {
  paper = await clone(repository, cacheDir);
});

const variables = { ...process.env };
afterEach(() => {
  Object.assign(process.env, variables);
});

/** @param after milliseconds that the clock is ahead, so that what was just written counts as settled */
async function compare({ contentDir, cacheDir: dir }: PaperFolders, version = indexVersion, after = LATER) {
  const index = openIndex(dir, 'code');
  try {
    const seen = lookAtContent(contentDir);
    const last = { indexVersion: version };
    return await compareAllArticles(index, last, { seen: { ...seen, moment: seen.moment + after }, contentDir });
  } finally {
    index.close();
  }
}

const pathOf = (file: string) => join(paper.contentDir, file);
const edit = (file: string, word = 'Same') =>
  writeFileSync(pathOf(file), readFileSync(pathOf(file), 'utf8').replace(/^(Some|Same|Soul)/m, word));

function expectChange(change: ArticleChange | undefined, contentDir = paper.contentDir, where = ''): void {
  expect(change && namesOf(change), where).toEqual(expectedChange(before, readState(contentDir)));
}

describe('in a fresh clone with a copied cache', () => {
  it('no article changed, and none is read that Git tells', async () => {
    const change = await compare(paper);
    expectChange(change);
    expect(change?.confirmed).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['there is no Git to ask', () => (process.env['PATH'] = '/nowhere')],
    ['the content came without its repository', () => rmSync(join(paper.root, '.git'), { recursive: true })],
    ['Git’s index can’t be read', () => writeFileSync(join(paper.root, '.git/index'), 'junk')],
    [
      'Git checked out all of it within an instant',
      () => renameSync(pathOf('news'), pathOf('old')) ?? renameSync(pathOf('old'), pathOf('news')),
    ],
  ])('no article changed where %s: their bytes tell', async (_, spoil) => {
    await spoil();
    expectChange(await compare(paper));
  });

  it('what was changed since is named, by whatever was told to Git', async () => {
    const [edited, gone, assumed, skipped, staged] = [1, 2, 3, 4, 5].map(nameArticle) as [string, string, string, string, string];
    git(paper.contentDir, 'update-index', '--assume-unchanged', assumed);
    git(paper.contentDir, 'update-index', '--skip-worktree', skipped);
    for (const file of [edited, assumed, skipped, staged]) edit(file);
    git(paper.contentDir, 'add', staged);
    rmSync(pathOf(gone));
    writeFileSync(pathOf('news/untracked.md'), writeArticle('Untracked'));
    writeFileSync(join(paper.root, '.gitignore'), 'ignored.md\n');
    writeFileSync(pathOf('news/ignored.md'), writeArticle('Ignored'));
    renameSync(pathOf(nameArticle(6)), pathOf('news/renamed.md'));
    renameSync(pathOf(nameArticle(7)), pathOf('news/007.MD.md'));
    expectChange(await compare(paper));
  });

  it('what the next commits changed is named', async () => {
    writeFileSync(pathOf(nameArticle(1)), writeArticle('Another story'));
    rmSync(pathOf(nameArticle(2)));
    mkdirSync(pathOf('news/2026'));
    writeFileSync(pathOf('news/2026/é.md'), writeArticle('New'));
    commit(paper.root);
    expectChange(await compare(await clone(paper.root, cacheDir)));
  });

  it('files that Git converts have other bytes', async () => {
    const other = await clone(repository, cacheDir, '-c', 'core.autocrlf=true');
    expect((await compare(other))?.changed).toHaveLength(before.articles.size);
  });

  it('nothing is run that a repository’s settings name', async () => {
    const mark = await plantPrograms(paper.root);
    expectChange(await compare(paper));
    expect(existsSync(mark)).toBe(false);
  });

  it('nothing is told by an index that another build wrote, nor where two names are one in Unicode’s normal form', async () => {
    expect(await compare(paper, 'other')).toBeUndefined();
    expect(await compare(paper, '')).toBeUndefined();
    writeFileSync(pathOf('news/é.md'.normalize('NFC')), writeArticle('One'));
    expect(await compare(paper)).toBeDefined();
    writeFileSync(pathOf('news/é.md'.normalize('NFD')), writeArticle('Two'));
    expect(await compare(paper)).toBeUndefined();
  });
});

it('what is written over the index afterwards says where the content lies by now', async () => {
  expect((await compare(paper))?.state.place).toBe(paper.contentDir);
});

it('names the articles that changed, from branch to branch, whatever the clock says', async () => {
  const seed = Number(process.env['SEED'] ?? 20261130);
  const roll = createDice(seed);
  let state = before;
  let version = indexVersion;
  git(paper.root, 'branch', 'other');
  for (let step = 0; step < 25; step += 1) {
    for (let count = roll(4); count > 0; count -= 1) change(roll);
    if (roll(3) === 0) {
      // The same folder, in which all files are new.
      const copy = `${paper.root}-copy`;
      cpSync(paper.root, copy, { recursive: true });
      rmSync(paper.root, { recursive: true });
      renameSync(copy, paper.root);
    }
    const now = readState(paper.contentDir);
    const found = await compare(paper, version, [0, LATER][roll(2)]);
    expect(found && namesOf(found), `step ${step} of seed ${seed}`).toEqual(expectedChange(state, now));
    ({ indexVersion: version } = await readPaper(paper, { after: [0, LATER][roll(2)] ?? 0 }));
    state = now;
  }
});

function change(roll: (limit: number) => number): void {
  const file = nameArticle(roll(12));
  const kind = roll(8);
  if (kind === 0) commit(paper.root);
  else if (kind === 1) git(paper.root, 'checkout', '-q', '--force', roll(2) === 0 ? 'main' : 'other');
  else if (kind === 2) rmSync(pathOf(file), { force: true });
  else if (kind === 3) git(paper.root, 'reset', '-q', '--hard');
  else if (kind === 4) writeFileSync(pathOf(`news/new-${roll(3)}.md`), writeArticle(`New ${roll(10)}`));
  else if (existsSync(pathOf(file))) edit(file, ['Some', 'Same', 'Soul'][roll(3)]);
  else writeFileSync(pathOf(file), writeArticle(`Back ${roll(10)}`, 'Some words.'));
}
