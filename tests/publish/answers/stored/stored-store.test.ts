import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { anyPaperLife } from '../../../../scripts/fuzz/papers/any-paper.ts';
import { writePaper as writeFiles } from '../../../../scripts/fuzz/papers/paper.ts';
import { lookAtFile } from '../../../../src/files/look-at-file.ts';
import { openIndex } from '../../../../src/index/open-index.ts';
import { readPaperVersion } from '../../../../src/index/paper-version.ts';
import { writePaper } from '../../../../src/publish/answers/stored/write-paper.ts';
import { isReadError } from '../../../../src/sqlite/sqlite-refusal.ts';
import { NOTHING_FILLED } from '../../../feeds/make-site.ts';
import { ENGINE_DIR, temporaryFolder } from '../../../run-command.ts';
import { expectSameStore, KINDS } from './expect-same-store.ts';
import { openMemory, type PaperPlace, readWhole, withStored, writeWhole } from './write-whole.ts';

let place: PaperPlace;

beforeEach(async () => {
  const folder = await temporaryFolder();
  place = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache'), now: new Date('2026-11-29T12:00:00Z') };
  mkdirSync(place.contentDir);
  mkdirSync(place.cacheDir);
});

function put(path: string, text: string): void {
  const target = join(place.contentDir, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** @param lines of the front matter, besides the title */
function putArticle(slug: string, ...lines: string[]): void {
  put(`news/${slug}.md`, `---\ntitle: ${slug}\n${lines.join('\n')}\n---\nText of ${slug}.\n`);
}

const published = (moment: string) => `publishedDateTime: ${moment}`;

/** The version that the index has now. */
function readVersion(): string | undefined {
  const index = openIndex(place.cacheDir, 'code');
  try {
    return readPaperVersion(index.tables);
  } finally {
    index.close();
  }
}

/** Writes the paper, opens it again and compares. */
async function writeAndCompare() {
  const written = await writeWhole(place);
  expect(written.publication.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(written.version).toMatch(/^[0-9a-f]{16}$/);
  expect(readVersion()).toBe(written.version);
  withStored(place, (store, tables) => expectSameStore(store, tables, written));
  return written;
}

describe('a paper in the index says what it says in memory', () => {
  it('of the sample paper, at several moments', async () => {
    cpSync(join(ENGINE_DIR, 'content'), place.contentDir, { recursive: true });
    for (const now of ['2026-11-29T12:00:00Z', '2026-03-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
      place = { ...place, now: new Date(now) };
      const { publication } = await writeAndCompare();
      expect(publication.articles.length).toBeGreaterThan(5);
    }
  });

  it('of an empty paper', async () => {
    await writeAndCompare();
    withStored(place, (store) => {
      expect(store.list('all', '')).toMatchObject({ count: 0, stories: new Int32Array() });
      expect(store.lastChange()).toBeUndefined();
    });
  });

  it('of one with all that places a story, or takes it off', async () => {
    put('site.yaml', 'url: https://lamp.example\ntitle: The Lamp\ntimeZone: America/New_York\npageSize: 2\n');
    put('topics/ai.yaml', '_id: ai\nname: Artificial intelligence\nshortname: AI\naliases: [/topics/machines/]\n');
    put('providers/lens.yaml', 'domain: lens.example\nname: The Lens\ndescription: A magazine\nlogo: https://lens.example/logo.png\n');
    put('authors/ada.yaml', '_id: ada\nname: Ada Light\n');
    put('pages/about.md', '---\ntitle: About\naliases: [/us/]\n---\nUs.\n');
    for (let number = 0; number < 9; number += 1) {
      putArticle(
        `plain-${number}`,
        // Around the hour that comes twice, and around midnight there.
        published(`2025-11-0${1 + Math.floor(number / 4)}T0${3 + (number % 4)}:30:00Z`),
        `topics: [AI, Topic ${number % 3}]`,
        `provider: {name: Lens of ${number}, domain: ${number % 2 ? 'lens' : 'other'}.example, authors: [Somebody ${number}]}`,
        `related: [{title: Same, webUrl: 'https://lens.example/${number}', provider: {name: L, domain: lens.example}}]`,
        `images: [{url: 'https://x.example/${number % 4}.jpg', isCached: true}, {url: placeholder.png}]`,
        `heat: ${number - 4.5}`,
      );
    }
    putArticle('same-a', published('2025-11-02T06:30:00Z'), 'provider: {name: Spelled later, domain: other.example}');
    putArticle('same-B', published('2025-11-02T06:30:00Z'), 'authors: [Ada Light, ada, Bo Dark]', 'ai: {use: assisted, reviewer: ada}');
    const corrections = (...moments: string[]) => `corrections: [${moments.map((date) => `{date: ${date}, text: Wrong}`).join(', ')}]`;
    putArticle('corrected', published('2025-12-01T06:30:00Z'), corrections('2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z'));
    putArticle('corrected-too', published('2025-12-01T06:30:00Z'), corrections('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'));
    putArticle(
      'expired',
      published('2025-11-01T06:30:00Z'),
      'expires: 2026-01-01T00:00:00Z',
      'topics: [AI, Gone topic]',
      'author: Gone Author',
    );
    const withdrawn = 'withdrawn: {date: 2026-03-01T00:00:00Z, reason: Untrue}';
    putArticle('withdrawn', published('2025-11-01T05:30:00Z'), withdrawn, 'aliases: [/old/]', corrections('2025-12-01T00:00:00Z'));
    putArticle('withdrawn-too', published('2025-11-01T05:30:00Z'), withdrawn, 'topics: [Gone topic]');
    putArticle('waiting', published('2099-01-01T00:00:00Z'), 'topics: [Coming]', 'ai: {use: none, reviewer: Ada Light}');
    putArticle('draft', published('2025-01-01T00:00:00Z'), 'published: false', 'id: stable', 'author: Draft Author');
    const { publication } = await writeAndCompare();
    expect(publication).toMatchObject({ expired: [{}], withdrawn: [{}, {}], drafts: [{}, {}] });
    withStored(place, (store, { paper }) => {
      expect(store.closedPages('2025-11').length).toBeGreaterThan(1);
      expect(store.aliases()).toEqual(['old', 'topics/machines', ...[1, 2, 3, 4, 5].map((number) => `topics/machines/${number}`), 'us']);
      expect(store.corrections()).toHaveLength(4);
      expect(paper.stories.findBySlug('waiting')).toMatchObject({ state: 'waiting', topics: ['coming'], reviewer: 'ada', provider: null });
      expect(paper.stories.findByIdentity('stable')).toMatchObject({ slug: 'draft', state: 'unpublished', authors: ['draft-author'] });
      expect(paper.stories.findByFoldedSlug('same-b')).toMatchObject({ slug: 'same-B', authors: ['ada', 'bo-dark'], reviewer: 'ada' });
      expect(paper.stories.findBySlug('same-b')).toBeUndefined();
      expect(['shown', 'waiting', 'unpublished', 'expired', 'withdrawn'].map((state) => paper.stories.count(state as 'shown'))).toEqual([
        13, 1, 1, 1, 2,
      ]);
      expect(paper.lists.find('hiddenTopic', 'gone-topic')?.record).toMatchObject({ name: 'Gone topic' });
      expect(paper.lists.heads('hiddenAuthor').map(({ name }) => name)).toEqual(['draft-author', 'gone-author']);
    });
  });

  it('of any paper', async () => {
    await fc.assert(
      fc.asyncProperty(anyPaperLife, async ({ first }) => {
        const folder = await temporaryFolder();
        place = { ...place, contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') };
        writeFiles(first, place.contentDir);
        await dropFaulty();
        await writeAndCompare();
      }),
      { numRuns: 12, seed: Number(process.env['FUZZ_SEED'] ?? 20261129) },
    );
  }, 60_000);
});

/** Removes files with errors until there are none. */
async function dropFaulty(): Promise<void> {
  const index = openIndex(place.cacheDir, 'code');
  const { setAside } = await readWhole(place, index);
  index.close();
  for (const file of setAside) dropFile(file);
  if (setAside.length > 0) await dropFaulty();
}

/** @param file in NFC, which the disk need not have */
function dropFile(file: string): void {
  const names = readdirSync(place.contentDir, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => one.normalize('NFC') === file))
    rmSync(join(place.contentDir, name), { recursive: true, force: true });
}

describe('the version of a paper', () => {
  const write = async () => (await writeWhole(place)).version;

  beforeEach(() => {
    putArticle('one', published('2026-01-01T00:00:00Z'));
    putArticle('two', published('2026-01-02T00:00:00Z'), 'corrections: [{date: 2027-01-01T00:00:00Z, text: Wrong}]');
  });

  it('stays where nothing changed, then nothing is written', async () => {
    const version = await write();
    const before = readFileSync(join(place.cacheDir, 'index.sqlite'));
    const later = await writeWhole({ ...place, now: new Date(place.now.getTime() + 1000) });
    expect(later.version).toBe(version);
    const earlier = new Date(place.now.getTime() - 1000);
    expect((await writeWhole({ ...place, now: earlier })).version).toBe(version);
    expect(readFileSync(join(place.cacheDir, 'index.sqlite')).length).toBe(before.length);
  });

  it.each<[string, () => void]>([
    ['an article changed', () => putArticle('one', published('2026-01-01T00:00:00Z'), 'heat: 3')],
    ['an article is gone', () => rmSync(join(place.contentDir, 'news/one.md'))],
    ['an article is new', () => putArticle('three', published('2026-01-03T00:00:00Z'))],
    ['settings changed', () => put('site.yaml', 'pageSize: 7\nurl: https://lamp.example\n')],
    ['a moment has passed', () => Object.assign(place, { now: new Date('2027-01-02T00:00:00Z') })],
  ])('is another one where %s', async (_what, change) => {
    const version = await write();
    change();
    await writeAndCompare();
    expect(readVersion()).not.toBe(version);
  });

  it('is unknown where files changed and the paper was not written, and the same again where nothing came of it', async () => {
    const version = await write();
    putArticle('one', published('2026-01-01T00:00:00Z'), 'heat: 3');
    const index = openIndex(place.cacheDir, 'code');
    await readWhole(place, index);
    index.commit();
    expect(readVersion()).toBeUndefined();
    putArticle('one', published('2026-01-01T00:00:00Z'));
    expect(await write()).toBe(version);
  });

  it('stays where files only look otherwise', async () => {
    const version = await write();
    putArticle('one', published('2026-01-01T00:00:00Z'));
    const index = openIndex(place.cacheDir, 'code');
    await readWhole(place, index);
    index.commit();
    expect(readVersion()).toBe(version);
  });

  it('is unknown where a file is set aside, and nothing is written', async () => {
    await write();
    putArticle('faulty', 'publishedDateTime: never');
    expect(await write()).toBeUndefined();
    expect(readVersion()).toBeUndefined();
    withStored(place, (store) => expect(store.slugs()).toEqual(['two', 'one']));
  });

  it('is unknown where another build has read newer bytes meanwhile', async () => {
    await write();
    /** As if all were old, so that the file need not be read again. */
    const putHash = (hash?: string) => {
      const index = openIndex(place.cacheDir, 'code');
      index.change(({ files }) => {
        for (const row of files.list()) {
          const look = lookAtFile(join(place.contentDir, row.path));
          if (look) files.put({ ...row, look, isSettled: true, hash: hash ?? row.hash });
        }
      });
      index.commit();
    };
    putHash();
    expect((await writeWhole(place, () => putHash('of other bytes'))).version).toBeUndefined();
    expect(readVersion()).toBeUndefined();
  });

  it('is unknown of a paper that shows drafts', async () => {
    putArticle('later', published('2099-01-01T00:00:00Z'));
    const index = openIndex(place.cacheDir, 'code');
    const publication = await readWhole(place, index, true);
    expect(publication.articles).toHaveLength(3);
    const whole = { ...place, publication, store: openMemory(publication, new Map(), place.now), prepared: NOTHING_FILLED };
    index.change((tables) => expect(writePaper(tables, whole)).toBeUndefined());
    index.commit();
    expect(readVersion()).toBeUndefined();
  });
});

describe('a damaged index', () => {
  it('gives what was written, or an error that says so', async () => {
    cpSync(join(ENGINE_DIR, 'content'), place.contentDir, { recursive: true });
    const written = await writeWhole(place);
    const path = join(place.cacheDir, 'index.sqlite');
    const whole = readFileSync(path);
    let [noticed, unnoticed] = [0, 0];
    for (let round = 0; round < 150; round += 1) {
      const damaged = Buffer.from(whole);
      const at = Math.floor((whole.length * round) / 150) + (round % 97);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (round % 8));
      writeFileSync(path, damaged);
      try {
        withStored(place, (store) => {
          for (const kind of KINDS) for (const { name } of store.lists(kind)) expect(store.list(kind, name)).toMatchObject({ name });
          for (const number of store.list('all', '')?.stories ?? []) store.article(number < 0 ? ~number : number);
          const articles = [...(store.list('all', '')?.stories ?? [])].filter((number) => number >= 0).map(store.article);
          expect(articles.toReversed()).toEqual(written.publication.articles);
          expect(store.corrections()).toHaveLength(written.memory.corrections().length);
          for (const url of written.pictures.keys()) expect([undefined, written.pictures.get(url)]).toContainEqual(store.picture(url));
        });
        unnoticed += 1;
      } catch (error) {
        if (!isReadError(error) && (error as Error).message !== 'no paper in the index') throw error;
        noticed += 1;
      }
    }
    // Most of it is what was parsed.
    expect(noticed).toBeGreaterThan(30);
    expect(unnoticed).toBeGreaterThan(0);
  });
});

it('is the same paper from a copy of the index at another place', async () => {
  cpSync(join(ENGINE_DIR, 'content'), place.contentDir, { recursive: true });
  const written = await writeWhole(place);
  const copy = { ...place, cacheDir: join(await temporaryFolder(), 'cache') };
  cpSync(place.cacheDir, copy.cacheDir, { recursive: true });
  renameSync(place.cacheDir, `${place.cacheDir}-gone`);
  withStored(copy, (store, tables) => {
    expectSameStore(store, tables, written);
    const frame = tables.paper.frame.read();
    const { articles: _articles, expired: _expired, withdrawn: _withdrawn, drafts: _drafts, ...rest } = written.publication;
    const { waiting: _waiting, unpublished: _unpublished, topics: _topics, authors: _authors, ...known } = rest;
    const { nextMoments: _nextMoments, setAside: _setAside, restored: _restored, pictureNames: _names, picturePaths, ...expected } = known;
    expect(frame).toMatchObject({ ...expected, rootFiles: [], nameplate: { html: '<svg/>' } });
    expect(frame?.picturePaths.size).toBeGreaterThan(0);
    for (const [url, path] of frame?.picturePaths ?? []) {
      expect(join(copy.contentDir, path)).toBe(picturePaths.get(url));
    }
  });
});
