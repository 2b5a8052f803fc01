import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commit, git } from '../index/git/git-paper.ts';
import { ENGINE_DIR, OF_GONE_ADDRESSES, readTree, runScript, temporaryFolder } from '../run-command.ts';

const SMALL = join(ENGINE_DIR, 'tests/fixtures/small');
/** More articles than are read sooner than Git is asked. */
const COUNT = 110;
/** What only a build says that took what the index knows of all other articles. */
const SHORT = /render: \d+ rendered, \d+ reused, \d+ answers compared/;
const WHOLE = /render: \d+ rendered, \d+ reused ·/;
const NOTHING = /^read: nothing changed/m;
/** What a workflow keeps from one run to the next. */
const KEPT = ['cache', 'site', 'site-files.json', 'site-nginx.conf', 'site-report.json'];

/** The repository that editors push to, and the folder in which a machine clones and builds it. */
let origin: string;
let work: string;
let archive: string;

beforeAll(async () => {
  const folder = await temporaryFolder();
  [origin, work, archive] = [join(folder, 'origin'), join(folder, 'work'), join(folder, 'archive')];
  await cp(SMALL, join(origin, 'content'), { recursive: true });
  for (let number = 0; number < COUNT; number += 1) await put(origin, `plain-${number}`, 'Some words.');
  git(folder, 'init', '-q', origin);
  await writeFile(join(origin, '.gitignore'), KEPT.map((name) => `/${name}\n`).join(''));
  await appendFile(join(origin, 'content/site.yaml'), 'api: false\n');
  commit(origin);
  await checkOut();
  const { status, stderr } = await build();
  expect(status).toBe(0);
  made.set(await printContent(), { site: await readTree(join(work, 'site')), stderr });
  keep();
});

const put = (root: string, name: string, words: string) =>
  writeFile(
    join(root, `content/news/${name}.md`),
    `---\ntitle: On ${name}\npublishedDateTime: 2026-02-03T08:00:00Z\ntopics: [Science]\n---\n${words}\n`,
  );

/** As a machine that has nothing of the last run. */
async function checkOut(): Promise<void> {
  await rm(work, { recursive: true, force: true });
  git(origin, 'clone', '-q', '--no-hardlinks', origin, work);
}

const tar = (...words: string[]) => execFileSync('tar', words);
/** @param format `ustar` keeps times in whole seconds */
const keep = (format = 'posix') => tar(`--format=${format}`, '-cf', archive, '-C', work, ...KEPT);
const restore = () => tar('-xf', archive, '-C', work);

function build(args: string[] = [], place = work) {
  const env = { CONTENT_DIR: join(work, 'content'), OUT_DIR: join(place, 'site'), CACHE_DIR: join(place, 'cache'), OFFLINE: '1' };
  return runScript('build', { args, env: { ...env, SOURCE_DATE_EPOCH: String(Date.parse('2026-06-01T00:00:00Z') / 1000) } }).ended;
}

type Clean = { site: Map<string, string>; stderr: string };

/** What builds from nothing make, by what they were made of. */
const made = new Map<string, Clean>();

const printContent = async () => JSON.stringify([...(await readTree(join(work, 'content')))].toSorted());

async function buildClean(): Promise<Clean> {
  const content = await printContent();
  const known = made.get(content);
  if (known) return known;
  const place = await temporaryFolder();
  const { status, stderr } = await build([], place);
  expect(status).toBe(0);
  const clean = { site: await readTree(join(place, 'site')), stderr };
  made.set(content, clean);
  return clean;
}

async function expectSaid(says: RegExp, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await build(args);
  expect([status, stdout]).toEqual([0, expect.stringMatching(says)]);
  return stderr;
}

/** Builds, and expects the site that a build from nothing makes. */
async function expectClean(says: RegExp, ...args: string[]): Promise<void> {
  const stderr = await expectSaid(says, ...args);
  const clean = await buildClean();
  expect(stderr.replace(OF_GONE_ADDRESSES, '')).toBe(clean.stderr);
  const own = await readTree(join(work, 'site'));
  const paths = [...new Set([...own.keys(), ...clean.site.keys()])];
  expect(paths.filter((path) => own.get(path) !== clean.site.get(path))).toEqual([]);
}

it.each(['posix', 'ustar'])('a fresh clone of the same commit knows that nothing changed (archive in form %s)', async (format) => {
  keep(format);
  await checkOut();
  restore();
  await expectClean(NOTHING);
});

it('a fresh clone of the next commit looks at what that changed', async () => {
  keep();
  await put(origin, 'plain-3', 'Same words.');
  await put(origin, 'new', 'New words.');
  await rm(join(origin, 'content/news/plain-4.md'));
  commit(origin);
  await checkOut();
  restore();
  await expectSaid(SHORT);
  // And so from run to run.
  keep('ustar');
  await put(origin, 'plain-3', 'Other words.');
  commit(origin);
  await checkOut();
  restore();
  await expectClean(SHORT);
  keep('ustar');
});

describe('after a fresh clone and what an archive brought back', () => {
  const inContent = (path: string) => join(work, 'content', path);
  const inSite = (path: string) => join(work, 'site', path);

  /** Other bytes of the same length. */
  async function edit(path: string, from: string, to: string): Promise<void> {
    expect(from).toHaveLength(to.length);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  }

  it.each<[string, RegExp, () => unknown]>([
    [
      'articles were changed without Git’s knowledge',
      SHORT,
      async () => {
        git(work, 'update-index', '--skip-worktree', 'content/news/plain-7.md');
        for (const name of ['plain-7', 'plain-8']) await edit(inContent(`news/${name}.md`), 'Some', 'Same');
        await put(work, 'untracked', 'New words.');
        await rename(inContent('news/plain-9.md'), inContent('news/Plain-9.md'));
      },
    ],
    ['there is no repository any more', NOTHING, () => rm(join(work, '.git'), { recursive: true })],
    [
      'another branch was looked at',
      NOTHING,
      async () => {
        git(work, 'checkout', '-q', '-b', 'other');
        await writeFile(inContent('topics/quiet.yaml'), '_id: quiet\nname: Other\n');
        for (let number = 10; number < COUNT; number += 1) await put(work, `plain-${number}`, 'Other words.');
        commit(work);
        git(work, 'checkout', '-q', '-');
      },
    ],
    ['a topic has another name', WHOLE, () => edit(inContent('topics/science.yaml'), 'Science', 'Sciense')],
    ['pictures are gone from the store', WHOLE, () => rm(join(work, 'cache/images/made'), { recursive: true })],
    ['somebody changed a page', /is not as the last build left it/, () => edit(inSite('news/plain-8/index.html'), 'plain-8', 'plain-x')],
    [
      'the site has other times',
      /is not as the last build left it/,
      async () => {
        for (const name of await readdir(inSite(''), { recursive: true })) {
          const stats = await stat(inSite(name));
          if (stats.isFile()) await utimes(inSite(name), new Date(), new Date());
        }
      },
    ],
  ])('the site is that of a clean build where %s', async (_, says, change) => {
    await checkOut();
    restore();
    await change();
    await expectClean(says);
  });

  it('the site is that of a clean build where that is of an earlier run than the cache', async () => {
    await checkOut();
    restore();
    await cp(join(work, 'site'), join(work, '../earlier'), { recursive: true, preserveTimestamps: true });
    await put(work, 'plain-9', 'Later words.');
    await expectSaid(SHORT);
    await rm(join(work, 'site'), { recursive: true });
    await rename(join(work, '../earlier'), join(work, 'site'));
    await expectClean(/is not as the last build left it/);
  });
});

it('a build without --since looks at a few articles after one with it, whichever way that went', async () => {
  await checkOut();
  await mkdir(join(work, 'content/news/notes'));
  await writeFile(join(work, 'content/news/notes/note.txt'), 'No article.');
  commit(work);
  await expectSaid(WHOLE, '--since=HEAD');
  await put(work, 'plain-7', 'Words after all articles were looked at.');
  await expectSaid(SHORT);
  await expectSaid(WHOLE, '--since=HEAD');
  await put(work, 'plain-7', 'Words of a commit.');
  commit(work);
  await expectSaid(SHORT, '--since=HEAD~1');
  await expectSaid(NOTHING);
  await put(work, 'plain-8', 'Words after few were looked at.');
  await expectClean(SHORT);
});
