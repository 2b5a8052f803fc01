import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDice } from '../../../scripts/fuzz/machine.ts';
import { askSince } from '../../../src/publish/cache/ask-since.ts';
import { hasSameOthers, printContent } from '../../../src/publish/unchanged/content-look.ts';
import type { ArticleChange } from '../../../src/publish/unchanged/find-changed-articles.ts';
import { findChangedSince } from '../../../src/publish/unchanged/find-changed-since.ts';
import { lookAtContent } from '../../../src/publish/unchanged/look-at-content.ts';
import { commit, git, makeRepository, nameArticle } from '../../index/git/git-paper.ts';
import { LATER, type PaperFolders, writeArticle } from '../../index/read-paper.ts';
import { temporaryFolder } from '../../run-command.ts';
import { ask, build, expectedChange, type Left, namesOf, readState } from './paper-states.ts';

let template: string;
let root: string;
let paper: PaperFolders;

beforeAll(async () => {
  template = await makeRepository();
});

beforeEach(async () => {
  root = join(await temporaryFolder(), 'paper');
  cpSync(template, root, { recursive: true, preserveTimestamps: true });
  paper = { contentDir: join(root, 'content'), cacheDir: join(root, '../cache') };
  git(root, 'status');
});

const pathOf = (file: string) => join(paper.contentDir, file);
const head = () => git(root, 'rev-parse', 'HEAD').trim();
const edit = (file: string, word = 'Same') =>
  writeFileSync(pathOf(file), readFileSync(pathOf(file), 'utf8').replace(/^(Some|Same|Soul)/m, word));

/** How all but articles look. */
function lookElsewhere(last?: Left, after = LATER) {
  const seen = lookAtContent(paper.contentDir, false);
  const printed = printContent({ ...seen, moment: seen.moment + after }, last?.content);
  if (!printed) throw new Error('too much is young');
  return printed;
}

const start = (after = LATER, content = lookElsewhere(undefined, after).next) => build(paper, content, { since: 'HEAD', after });

/** @param after milliseconds that the clock is ahead, so that what was just written counts as settled */
async function find(left: Left, since = 'HEAD', after = LATER): Promise<ArticleChange | undefined> {
  const { moment, differences } = await askSince(paper.contentDir, since);
  if (!hasSameOthers(lookElsewhere(left, after).look, left.content)) return undefined;
  const content = { since: { moment: moment + after, differences }, contentDir: paper.contentDir };
  return ask<ArticleChange | undefined>(paper, (tables) => findChangedSince(tables, left, content));
}

const name = async (...asked: Parameters<typeof find>) => {
  const articles = await find(...asked);
  return articles && namesOf(articles);
};

const NOTHING = { changed: [], gone: [] };

describe('articles that changed since a commit', () => {
  it('are those that Git names', async () => {
    const left = await start();
    const first = head();
    expect(await name(left)).toEqual(NOTHING);
    edit(nameArticle(7));
    rmSync(pathOf(nameArticle(3)));
    renameSync(pathOf(nameArticle(4)), pathOf('news/renamed.md'));
    mkdirSync(pathOf('news/2026'));
    for (const file of ['news/2026/é.md', 'news/2026/.hidden.md']) writeFileSync(pathOf(file), writeArticle('New'));
    const change = {
      changed: [nameArticle(7), 'news/2026/é.md', 'news/renamed.md'],
      gone: [nameArticle(3), nameArticle(4)],
    };
    expect(await name(left)).toEqual(change);
    commit(root);
    expect(await name(left, first)).toEqual(change);
    // The last build was not of that one.
    expect(await name(left)).toBeUndefined();
  });

  it('are also those that were edited when the last build read them, and taken back since', async () => {
    edit(nameArticle(7));
    writeFileSync(pathOf('news/new.md'), writeArticle('New'));
    const left = await start();
    git(root, 'checkout', '-q', '--', 'content');
    rmSync(pathOf('news/new.md'));
    expect(await name(left)).toEqual({ changed: [nameArticle(7)], gone: ['news/new.md'] });
  });

  it('are also those that were edited in the instant in which the last build read them', async () => {
    const left = await start(0);
    // So that Git does not see it.
    git(root, 'update-index', '--assume-unchanged', ...[5, 6].map((number) => pathOf(nameArticle(number))));
    edit(nameArticle(5));
    git(root, 'update-index', '--no-assume-unchanged', pathOf(nameArticle(6)));
    expect(await name(left, 'HEAD', 0)).toEqual({ changed: [nameArticle(5)], gone: [] });
  });

  it.each<[string, () => unknown]>([
    ['a file of another folder', () => writeFileSync(pathOf('site.yaml'), 'title: Paper\n')],
    ['a file among articles that is none', () => writeFileSync(pathOf('news/note.txt'), 'A note.')],
    ['a text for a list', () => writeFileSync(pathOf('news/_index.md'), writeArticle('List'))],
    ['a link', () => symlinkSync('007.md', pathOf('news/link.md'))],
    [
      'another repository',
      () => {
        mkdirSync(pathOf('news/inner'));
        git(pathOf('news/inner'), 'init', '-q');
        writeFileSync(pathOf('news/inner/story.md'), writeArticle('Some'));
        commit(pathOf('news/inner'));
      },
    ],
  ])('are not told where there is %s', async (_, add) => {
    const left = await start();
    await add();
    expect(await name(left)).toBeUndefined();
  });

  it('are not told where two names are one in Unicode’s normal form', async () => {
    writeFileSync(pathOf('news/é.md'), writeArticle('One'));
    commit(root);
    const left = await start();
    expect(await name(left)).toEqual(NOTHING);
    writeFileSync(pathOf('news/é.md'.normalize('NFD')), writeArticle('Two'));
    expect(await name(left)).toBeUndefined();
  });

  it('are those whose bytes changed, whatever is done by hand and by Git', async () => {
    const seed = Number(process.env['SEED'] ?? 20261130);
    const roll = createDice(seed);
    let before = readState(paper.contentDir);
    let left = await start();
    let last = head();
    let found = 0;
    for (let step = 0; step < 24; step += 1) {
      await wait(20);
      for (let count = roll(4); count > 0; count -= 1) change(roll);
      const state = readState(paper.contentDir);
      const since = roll(6) === 0 ? 'HEAD' : last;
      const articles = await name(left, since);
      const where = `step ${step} of seed ${seed}`;
      if (articles) {
        expect(articles, where).toEqual(expectedChange(before, state));
        found += 1;
      }
      left = await build(paper, lookElsewhere(left).next, { since, after: LATER });
      [before, last] = [state, head()];
    }
    expect(found).toBeGreaterThan(5);
  });

  function change(roll: (limit: number) => number): void {
    const file = nameArticle(roll(12));
    const kind = roll(10);
    if (kind === 0) commit(root);
    else if (kind === 1) git(root, 'checkout', '-q', 'HEAD', '--', 'content');
    else if (kind === 2) rmSync(pathOf(file), { force: true });
    else if (kind === 3) git(root, 'reset', '-q', roll(2) === 0 ? '--hard' : '--mixed');
    else if (kind === 4) writeFileSync(pathOf(`news/${['new', 'é', 'New'][roll(3)]}.md`), writeArticle(`New ${roll(10)}`));
    else if (existsSync(pathOf(file))) edit(file, ['Some', 'Same', 'Soul'][roll(3)]);
    else writeFileSync(pathOf(file), writeArticle(`Back ${roll(10)}`, 'Some words.'));
  }
});
