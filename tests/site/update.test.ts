import { copyFile, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { commit, git } from '../index/git/git-paper.ts';
import { OF_GONE_ADDRESSES, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL } from '../small-paper.ts';

/** What only a build says that took what the index knows of all other articles. */
const SHORT = /render: \d+ rendered, \d+ reused, \d+ answers compared/;

let folder: string;
let contentDir: string;
let now = '2026-06-01T00:00:00Z';

/** Builds into a folder of this name, with a cache of its own but for pictures. Paths to the content are the same from each. */
function build(name: string, args: string[] = []) {
  const place = join(folder, name);
  const env = { CONTENT_DIR: contentDir, OUT_DIR: join(place, 'site'), CACHE_DIR: join(place, 'cache'), OFFLINE: '1' };
  return runScript('build', { args, env: { ...env, SOURCE_DATE_EPOCH: String(Date.parse(now) / 1000) } }).ended;
}

async function makeCache(name: string): Promise<void> {
  await mkdir(join(folder, name, 'cache'), { recursive: true });
  await symlink(join(folder, 'pictures/images'), join(folder, name, 'cache/images'));
}

const pathOf = (path: string) => join(contentDir, path);

/** @param fields lines of the front matter besides the title */
async function put(name: string, date: string, ...fields: string[]): Promise<void> {
  const provider = 'provider: {name: The Lamp, domain: lamp.example}';
  const text = [
    '---',
    `title: On ${name}`,
    `publishedDateTime: ${date}`,
    'topics: [Science]',
    provider,
    ...fields,
    '---',
    `Text of ${name}.`,
  ];
  await writeFile(pathOf(`news/${name}.md`), text.join('\n'));
}

async function readBuilt(name: string) {
  const tree = await readTree(join(folder, name));
  const site = new Map([...tree].filter(([path]) => !path.startsWith('cache/') && path !== 'site-report.json'));
  const { files: _files, ...report } = JSON.parse(tree.get('site-report.json') ?? '');
  return { site, report };
}

type Clean = Awaited<ReturnType<typeof readBuilt>> & { stderr: string };

/** What builds from nothing make, by what they were made of: some of it comes again. */
const made = new Map<string, Clean>();

async function buildClean(): Promise<Clean> {
  const inputs = JSON.stringify([now, ...(await readTree(contentDir))]);
  const known = made.get(inputs);
  if (known) return known;
  const name = `clean-${made.size}`;
  await makeCache(name);
  const { status, stderr } = await build(name);
  expect(status).toBe(0);
  const clean = { ...(await readBuilt(name)), stderr };
  made.set(inputs, clean);
  return clean;
}

/** Expects that the site, its report but for counts of files, and what lies beside are those of a build from nothing. */
async function expectClean(stderr: string): Promise<Map<string, string>> {
  const [own, expected] = [await readBuilt('updated'), await buildClean()];
  expect(stderr.replace(OF_GONE_ADDRESSES, '')).toBe(expected.stderr);
  const paths = [...new Set([...own.site.keys(), ...expected.site.keys()])];
  expect(paths.filter((path) => own.site.get(path) !== expected.site.get(path))).toEqual([]);
  expect(own.report).toEqual(expected.report);
  return own.site;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  contentDir = join(folder, 'content');
  await cp(SMALL, contentDir, { recursive: true });
  await fillSmallCache(join(folder, 'pictures'));
  await makeCache('updated');
  for (const [name, day] of [
    ['plain-1', '10'],
    ['plain-2', '12'],
    ['plain-3', '14'],
  ] as const)
    await put(name, `2026-02-${day}T08:00:00Z`);
  git(folder, 'init', '-q');
  await writeFile(join(folder, '.gitignore'), '/updated\n/clean-*\n/pictures\n');
  commit(folder);
  expect((await build('updated')).status).toBe(0);
});

const edit = () => put('plain-2', '2026-02-12T08:00:00Z', 'heat: 5', 'excerpt: Other words.');
const correct = () => put('between', '2026-02-11T08:00:00Z', 'corrections: [{date: 2026-03-02T08:00:00Z, text: It was less.}]');
const CHANGES: [first: string, second: string, change: () => Promise<unknown>, changeAnother: () => Promise<unknown>][] = [
  ['is edited', 'is new between others', edit, () => put('between', '2026-02-11T08:00:00Z')],
  ['has another date', 'begins a month', () => put('plain-3', '2026-02-10T09:00:00Z'), () => put('of-march', '2026-03-01T08:00:00Z')],
  [
    'has another name',
    'names a new author',
    () => rename(pathOf('news/plain-2.md'), pathOf('news/renamed.md')),
    () => put('plain-1', '2026-02-10T08:00:00Z', 'author: Somebody New'),
  ],
  ['is corrected', 'is published no more', correct, () => put('of-march', '2026-03-01T08:00:00Z', 'published: false')],
];

it.each(CHANGES)('a site is brought up to date where an article %s and another one %s', async (_first, _second, change, changeAnother) => {
  const before = await readTree(join(folder, 'updated/site'));
  await change();
  await changeAnother();
  const { status, stdout, stderr } = await build('updated', ['--verbose']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(SHORT)]);
  expect(stderr.replace(OF_GONE_ADDRESSES, '')).toBe('');
  // Else the change is one that nobody sees.
  expect(await readFile(join(folder, 'updated/site/index.html'), 'utf8')).not.toBe(before.get('index.html'));
});

it('after all these it is that of a clean build', () => expectClean(''));

it('a page of a list closes and opens with its articles', async () => {
  const countPages = async () =>
    [...(await readTree(join(folder, 'updated/site/topics/science'))).keys()].filter((path) => basename(path) === 'index.html').length;
  const counts = [await countPages()];
  const names = ['closing-1', 'closing-2'];
  for (const [number, name] of names.entries()) await put(name, `2026-04-0${number + 1}T08:00:00Z`);
  const closing = await build('updated');
  counts.push(await countPages());
  await expectClean(closing.stderr);
  for (const name of names) await rm(pathOf(`news/${name}.md`));
  const opening = await build('updated');
  counts.push(await countPages());
  await expectClean(opening.stderr);
  for (const { stdout } of [closing, opening]) expect(stdout).toMatch(SHORT);
  expect(counts).toEqual([counts[0], (counts[0] ?? 0) + 1, counts[0]]);
});

const COMING = 'site/news/coming/index.html';
/** What one step leaves wrong, the comparison after the next one finds, unless that draws the same page anew. */
const [COMPARED, LATER] = [true, false];
const MOMENTS: [what: string, moment: string, isThere: boolean, isCompared: boolean][] = [
  ['a story becomes due', '2026-06-03T08:00:00Z', true, LATER],
  ['a day begins', '2026-06-04T00:00:00Z', true, COMPARED],
  ['a story runs out', '2026-06-10T12:00:00Z', false, COMPARED],
];

it('a story that waits and will run out is known', async () => {
  await put('coming', '2026-06-03T08:00:00Z', 'expires: 2026-06-10T12:00:00Z');
  expect((await build('updated')).stdout).toMatch(SHORT);
});

it.each(MOMENTS)('a site is brought up to date where %s', async (_what, moment, isThere, isCompared) => {
  now = moment;
  const { status, stdout, stderr } = await build('updated', ['--verbose']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(SHORT)]);
  expect((await readBuilt('updated')).site.has(COMING)).toBe(isThere);
  if (!isCompared) return;
  await expectClean(stderr);
  expect((await build('updated')).stdout).toContain('nothing changed');
});

it('a moment that concerns no page renders none', async () => {
  await put('hidden', '2026-06-01T08:00:00Z', 'published: false', 'corrections: [{date: 2026-06-10T13:00:00Z, text: It was less.}]');
  expect((await build('updated')).stdout).toMatch(SHORT);
  now = '2026-06-10T13:00:00Z';
  const { status, stdout } = await build('updated', ['--verbose']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/render: 0 rendered, \d+ reused, \d+ answers/)]);
  expect(stdout).toContain('write: 0 files written');
});

const LAMP = join(SMALL, 'images/lamp.png');
const drawing = (colour: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><rect fill="${colour}"/></svg>`;
const PICTURED = 'updated/site/news/pictured/index.html';
const PICTURES: [what: string, change: () => Promise<unknown>, isCompared: boolean][] = [
  [
    'brings a picture of its own',
    async () => {
      await copyFile(LAMP, pathOf('images/of-its-own.png'));
      await put('pictured', '2026-05-02T08:00:00Z', 'images: [{url: images/of-its-own.png}]');
    },
    LATER,
  ],
  ['has another picture', () => writeFile(pathOf('images/of-its-own.png'), drawing('#135')), COMPARED],
  [
    'is a draft with one',
    () => put('drafted', '2026-05-03T08:00:00Z', 'published: false', 'images: [{url: images/of-its-own.png}]'),
    LATER,
  ],
  ['leaves a draft’s picture to it', () => rm(pathOf('news/pictured.md')), COMPARED],
  ['is published with one', () => put('drafted', '2026-05-03T08:00:00Z', 'images: [{url: images/of-its-own.png}]'), LATER],
  [
    'goes with its picture',
    async () => {
      await rm(pathOf('news/drafted.md'));
      await rm(pathOf('images/of-its-own.png'));
    },
    COMPARED,
  ],
];

/** Pictures that the site names and does not have. */
async function findLostPictures(): Promise<string[]> {
  const { site } = await readBuilt('updated');
  const named = [...site.values()].flatMap((text) => [...text.matchAll(/\/(pictures\/\w+\.\w+)/g)].map(([, path = '']) => path));
  expect(named.length).toBeGreaterThan(0);
  return [...new Set(named)].filter((path) => !site.has(`site/${path}`));
}

it.each(PICTURES)('a site is brought up to date where an article %s', async (_what, change, isCompared) => {
  const before = await readFile(join(folder, PICTURED), 'utf8').catch(() => '');
  await change();
  const { status, stdout, stderr } = await build('updated', ['--verbose']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(SHORT)]);
  expect(await findLostPictures()).toEqual([]);
  if (!isCompared) return;
  await expectClean(stderr);
  expect((await build('updated')).stdout).toContain('read: nothing changed');
  if (change === PICTURES[1]?.[1]) expect(await readFile(join(folder, PICTURED), 'utf8')).not.toBe(before);
});

it('in a copy of the content a picture that is new is found by its bytes', async () => {
  await copyFile(LAMP, pathOf('images/of-its-own.png'));
  await put('pictured', '2026-05-02T08:00:00Z', 'images: [{url: images/of-its-own.png}]');
  expect((await build('updated')).stdout).toMatch(SHORT);
  await rename(contentDir, `${contentDir}-before`);
  await cp(`${contentDir}-before`, contentDir, { recursive: true });
  await writeFile(pathOf('images/of-its-own.png'), drawing('#246'));
  const { status, stdout, stderr } = await build('updated', ['--verbose']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(SHORT)]);
  await expectClean(stderr);
});

const EARLIER = 'updated/site/earlier/index.html';
const ALIASES: [what: string, change: () => Promise<unknown>, leadsTo: string | undefined, said: string][] = [
  ['has an old address', () => put('plain-3', '2026-02-10T09:00:00Z', 'aliases: [/earlier/]'), '/news/plain-3/', ''],
  [
    'has another name and keeps the old one',
    async () => {
      await rm(pathOf('news/plain-3.md'));
      await put('plain-4', '2026-02-10T09:00:00Z', 'aliases: [/earlier/, /news/plain-3/]');
    },
    '/news/plain-4/',
    '',
  ],
  [
    'takes the name that another one had',
    async () => {
      await put('plain-4', '2026-02-10T09:00:00Z', 'aliases: [/earlier/]');
      await put('plain-3', '2026-02-10T10:00:00Z');
    },
    '/news/plain-4/',
    '',
  ],
  [
    'is withdrawn',
    () => put('plain-4', '2026-02-10T09:00:00Z', 'aliases: [/earlier/]', 'withdrawn: {date: 2026-03-02T00:00:00Z}'),
    '/news/plain-4/',
    '',
  ],
  ['is back', () => put('plain-4', '2026-02-10T09:00:00Z', 'aliases: [/earlier/]'), '/news/plain-4/', ''],
  ['loses an old address', () => put('plain-4', '2026-02-10T09:00:00Z'), undefined, '/earlier/'],
];

it.each(ALIASES)('a site is brought up to date where an article %s', async (what, change, leadsTo, said) => {
  await change();
  const { status, stdout, stderr } = await build('updated', ['--verbose']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(SHORT)]);
  expect(stderr).toMatch(said === '' ? /^$/ : new RegExp(`${said} of this story was published before .* aliases: \\[${said}\\]`));
  if (what !== ALIASES[0]?.[0]) await expectClean(stderr);
  const page = await readFile(join(folder, EARLIER), 'utf8').catch(() => undefined);
  expect(leadsTo === undefined ? page === undefined : page?.includes(`content="0; url=${leadsTo}"`)).toBe(true);
});

const FAR: [what: string, why: string, change: () => Promise<unknown>][] = [
  [
    'one claims an address that others link to',
    'other files may link to an old address of news/plain-4.md',
    async () => {
      const text = '---\ntitle: Leading\npublishedDateTime: 2026-02-01T00:00:00Z\n---\n[Earlier](/linked/)\n';
      await writeFile(pathOf('news/leading.md'), text);
      expect((await build('updated')).stdout).not.toMatch(SHORT);
      await put('plain-4', '2026-02-10T09:00:00Z', 'aliases: [/linked/]');
    },
  ],
];

it.each(FAR)('all articles are looked at where %s', async (_what, why, change) => {
  await change();
  const { status, stdout, stderr } = await build('updated', ['--verbose']);
  expect([status, SHORT.test(stdout)]).toEqual([0, false]);
  expect(stdout).toMatch(new RegExp(`^all articles are looked at: .*${why}$`, 'm'));
  await expectClean(stderr);
});

it('with --since only what commits name is looked at', async () => {
  commit(folder);
  expect((await build('updated', ['--since=HEAD'])).status).toBe(0);
  await put('between', '2026-02-11T08:00:00Z', 'excerpt: Committed.');
  await writeFile(pathOf('images/of-its-own.png'), drawing('#369'));
  await copyFile(LAMP, pathOf('images/committed.png'));
  await put('committed', '2026-05-01T08:00:00Z', 'images: [{url: images/committed.png}]');
  commit(folder);
  const { status, stdout, stderr } = await build('updated', ['--since=HEAD~1']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(SHORT)]);
  const site = await expectClean(stderr);
  expect(site.has('site/news/committed/index.html')).toBe(true);
});

it('what was published so stays where its file has an error later', async () => {
  const path = pathOf('site.yaml');
  await writeFile(path, `${await readFile(path, 'utf8')}\nmistakes: setAside\n`);
  expect((await build('updated')).status).toBe(0);
  await put('between', '2026-02-11T08:00:00Z', 'excerpt: Published last.');
  expect((await build('updated')).stdout).toMatch(SHORT);
  await writeFile(pathOf('news/between.md'), '---\ntitle: [\n---\n');
  expect((await build('updated')).status).toBe(0);
  expect(await readFile(join(folder, 'updated/site/news/between/index.html'), 'utf8')).toContain('Published last.');
});
