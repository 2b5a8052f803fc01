import { appendFile, chmod, cp, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OF_GONE_ADDRESSES, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL } from '../small-paper.ts';

const NOTHING = 'read: nothing changed';

/** A paper of its own, with its caches, that is built over and over. */
class Paper {
  readonly folder: string;
  env: NodeJS.ProcessEnv;

  constructor(folder: string) {
    this.folder = folder;
    this.env = {
      CONTENT_DIR: join(folder, 'content'),
      OUT_DIR: join(folder, 'site'),
      CACHE_DIR: join(folder, 'cache'),
      OFFLINE: '1',
      SOURCE_DATE_EPOCH: toSeconds('2026-06-01T00:00:00Z'),
    };
  }

  static async open(): Promise<Paper> {
    const folder = await temporaryFolder();
    await cp(SMALL, join(folder, 'content'), { recursive: true });
    const paper = new Paper(folder);
    await fillSmallCache(paper.env['CACHE_DIR']);
    await paper.build();
    await paper.settle();
    return paper;
  }

  /** So that content and pictures are old enough to be told by their looks. */
  async settle(): Promise<void> {
    await wait(2100);
    await this.build();
  }

  async notes(): Promise<string[]> {
    const folder = join(this.folder, 'cache/builds');
    return [...(await readTree(folder)).keys()].filter((name) => name.endsWith('-last.json')).map((name) => join(folder, name));
  }

  inContent = (path: string) => join(this.folder, 'content', path);
  inSite = (path: string) => join(this.folder, 'site', path);

  build(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    return runScript('build', { args, env: { ...this.env, ...env } }).ended;
  }

  /** What a build from nothing makes. */
  async buildClean(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Map<string, string>> {
    const folder = await temporaryFolder();
    const cache = await fillSmallCache(join(folder, 'cache'));
    const { status, stderr } = await this.build(args, { ...env, OUT_DIR: join(folder, 'site'), CACHE_DIR: cache });
    expect([status, stderr.replace(OF_GONE_ADDRESSES, '')]).toEqual([0, expect.any(String)]);
    return readTree(join(folder, 'site'));
  }

  /** Names of the files beside the output folder. */
  async listBeside(): Promise<string[]> {
    return [...(await readTree(this.folder)).keys()].filter((name) => /^site-[^/]*$/.test(name));
  }

  readSite = () => readTree(join(this.folder, 'site'));
}

const toSeconds = (moment: string) => String(Date.parse(moment) / 1000);

/** Other bytes of the same length, and the old times: what only the time of the last change gives away. */
async function editUnseen(path: string, from: string, to: string): Promise<void> {
  expect(from).toHaveLength(to.length);
  const { atime, mtime } = await stat(path);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
  await utimes(path, atime, mtime);
}

/** Settled at first; each test leaves it built as it is. */
let paper: Paper;
beforeAll(async () => {
  paper = await Paper.open();
});

describe('a build after which nothing changed', () => {
  it('reads nothing, says so, and leaves everything as it is', async () => {
    const before = await readTree(paper.folder);
    const { status, stdout, stderr } = await paper.build();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^read: nothing changed · \d+\.\d s\npictures: 0 made, \d+ reused, 0 failed, 3 wait for the network · .* stored · 0\.0 s\nrender: 0 rendered, \d+ reused · \d+\.\d s\nwrite: 0 files written, \d+ unchanged, 0 removed in .*\n6 articles published \(1 unpublished, 1 article waits until 2027-06-01T08:00:00Z, 1 expired, 1 withdrawn\) in .* · no problems · \d+\.\d s\n$/,
    );
    const report = JSON.parse(await readFile(`${paper.inSite('')}/../site-report.json`, 'utf8'));
    expect(report.files).toMatchObject({ written: 0, removed: 0 });
    const after = await readTree(paper.folder);
    for (const tree of [before, after]) tree.delete('site-report.json');
    expect(after).toEqual(before);
    // By now all of it is told by its looks.
    const [note = ''] = await paper.notes();
    const left = JSON.parse((await readFile(note, 'utf8')).replace(/^[0-9a-f]{64}/, ''));
    expect(left).toMatchObject({ content: { young: [] }, store: { look: { young: [] } } });
  });

  it('tells again what is wrong with the content', async () => {
    const settings = await readFile(paper.inContent('site.yaml'));
    await appendFile(paper.inContent('site.yaml'), '\nnonsense: 1\n');
    const first = await paper.build();
    const second = await paper.build();
    expect(first.stderr).toContain('nonsense');
    expect(second.stdout).toContain(NOTHING);
    expect(second.stderr).toBe(first.stderr);
    expect(second.stdout).toContain('· 1 warning ·');
    await writeFile(paper.inContent('site.yaml'), settings);
  });

  it('looks at everything where a file has an error, and builds nothing', async () => {
    await writeFile(paper.inContent('news/bad.md'), '---\ntitle: 5\n---\n');
    for (let time = 0; time < 2; time += 1) expect((await paper.build()).status).toBe(1);
    await rm(paper.inContent('news/bad.md'));
    expect((await paper.build()).status).toBe(0);
  });
});

describe('what changed in the content is seen:', () => {
  const hosted = () => paper.inContent('news/2026/2026-01-03-hosted.md');
  const changes: [string, () => Promise<unknown>][] = [
    ['words of the same length, with the old times', () => editUnseen(hosted(), 'The', 'Tho')],
    ['a file', () => writeFile(paper.inContent('news/new.md'), '---\ntitle: New\npublishedDateTime: 2026-05-01T08:00:00Z\n---\nWords.\n')],
    ['a picture', () => cp(paper.inContent('images/moon.jpg'), paper.inContent('images/lamp.png'))],
    ['a topic', () => writeFile(paper.inContent('topics/new.yaml'), '_id: new\nname: New\ndescription: What is new.\n')],
    ['the settings', () => appendFile(paper.inContent('site.yaml'), '\nlicence: CC-BY-4.0\n')],
  ];

  it.each(changes)('%s', async (_, change) => {
    await change();
    const { status, stdout } = await paper.build();
    expect([status, stdout.includes(NOTHING)]).toEqual([0, false]);
    expect((await paper.build()).stdout).toContain(NOTHING);
  });

  it('and afterwards nothing, and the site is that of a clean build', async () => {
    expect((await paper.build()).stdout).toContain(NOTHING);
    expect(await paper.readSite()).toEqual(await paper.buildClean());
  });

  it('twice within an instant', async () => {
    for (const word of ['One', 'Two', 'Six']) {
      const text = await readFile(hosted(), 'utf8');
      await writeFile(hosted(), text.replace(/^title: .*$/m, `title: ${word}`));
      expect((await paper.build()).stdout).not.toContain(NOTHING);
      expect((await paper.readSite()).get('news/2026-01-03-hosted/index.html')).toContain(`<title>${word} `);
    }
  });
});

describe('what else a site is made of is seen:', () => {
  it('the moments at which the clock alone changes a site, and no others', async () => {
    const at = async (moment: string) => (await paper.build([], { SOURCE_DATE_EPOCH: toSeconds(moment) })).stdout.includes(NOTHING);
    expect(await at('2027-06-01T07:00:00Z')).toBe(false);
    expect(await at('2027-06-01T07:59:59Z')).toBe(true);
    expect(await at('2027-06-01T08:00:00Z')).toBe(false);
    expect(await at('2027-06-01T20:00:00Z')).toBe(true);
    // News of two days ago leaves its sitemap one millisecond later.
    expect(await at('2027-06-03T07:00:00Z')).toBe(false);
    expect(await at('2027-06-03T08:00:00Z')).toBe(true);
    expect(await at('2027-06-03T08:00:01Z')).toBe(false);
    expect(await at('2027-06-03T09:00:00Z')).toBe(true);
  });

  it.each([
    ['another address', { SITE_URL: 'https://other.example' }, []],
    ['another base path', { BASE_PATH: '/ai/' }, []],
    ['a flag', {}, ['--keep-going']],
    ['an earlier day', { SOURCE_DATE_EPOCH: toSeconds('2026-05-31T23:59:59Z') }, []],
    ['the next day', { SOURCE_DATE_EPOCH: toSeconds('2026-06-02T00:00:00Z') }, []],
    ['a story that became due', { SOURCE_DATE_EPOCH: toSeconds('2027-06-01T08:00:00Z') }, []],
    ['the network', { OFFLINE: '0' }, []],
  ])('%s', async (_, env: NodeJS.ProcessEnv, args: string[]) => {
    expect((await paper.build(args, env)).stdout).not.toContain(NOTHING);
    await paper.build();
  });

  it('and where all these are as they were, nothing', async () => {
    expect((await paper.build()).stdout).toContain(NOTHING);
  });
});

describe('what others did to the output folder', () => {
  const damages: [string, (paper: Paper) => Promise<unknown>][] = [
    ['a page is gone', ({ inSite }) => rm(inSite('news/2026-01-03-hosted/index.html'))],
    ['a page has other bytes', ({ inSite }) => appendFile(inSite('index.html'), '<!-- -->')],
    ['a folder is gone', ({ inSite }) => rm(inSite('topics'), { recursive: true })],
    ['all of it is gone', ({ inSite }) => rm(inSite(''), { recursive: true })],
    ['it was emptied', ({ inSite }) => rm(inSite(''), { recursive: true }).then(() => mkdir(inSite('')))],
    ['what hosts are told is gone', ({ folder }) => rm(join(folder, 'site-nginx.conf'))],
    ['the report is gone', ({ folder }) => rm(join(folder, 'site-report.json'))],
    ['the list of its files is gone', ({ folder }) => rm(join(folder, 'site-files.json'))],
  ];

  it.each(damages)('is mended: %s', async (_, damage) => {
    const whole = await paper.readSite();
    const beside = await paper.listBeside();
    await damage(paper);
    const { status, stdout } = await paper.build();
    expect([status, /[1-9]\d* rendered|[1-9]\d* files written|is not as the last build left it/.test(stdout)]).toEqual([0, true]);
    expect(await paper.readSite()).toEqual(whole);
    expect(await paper.listBeside()).toEqual(beside);
  });

  it('is not looked at with --no-verify, but for a folder that is gone', async () => {
    await rm(paper.inSite('news/2026-01-03-hosted/index.html'));
    const { status, stdout } = await paper.build(['--no-verify']);
    expect([status, stdout.includes(NOTHING)]).toEqual([0, true]);
    expect((await paper.readSite()).has('news/2026-01-03-hosted/index.html')).toBe(false);
    await rm(paper.inSite(''), { recursive: true });
    expect((await paper.build(['--no-verify'])).stdout).not.toContain(NOTHING);
    expect((await paper.readSite()).has('news/2026-01-03-hosted/index.html')).toBe(true);
  });

  it('is theirs where they only added files', async () => {
    await writeFile(paper.inSite('theirs.txt'), 'theirs');
    expect((await paper.build()).stdout).toContain(NOTHING);
    expect((await paper.readSite()).get('theirs.txt')).toBe('theirs');
  });
});

it('what was noted counts for nothing where it is junk', async () => {
  const [note = ''] = await paper.notes();
  const text = await readFile(note, 'utf8');
  for (const junk of ['', text.slice(0, -1), text.replace('"pages":', '"pages": ')]) {
    await writeFile(note, junk);
    const { status, stdout } = await paper.build();
    expect([status, stdout.includes(NOTHING)]).toEqual([0, false]);
  }
  await rm(note);
  await mkdir(note);
  expect((await paper.build()).status).toBe(0);
});

it.runIf(process.getuid?.() !== 0)('a cache that can’t be written to ends no build', async () => {
  await chmod(join(paper.folder, 'cache/builds'), 0o500);
  await appendFile(paper.inContent('news/2026/2026-01-03-hosted.md'), '\nMore.\n');
  expect((await paper.build()).status).toBe(0);
  await chmod(join(paper.folder, 'cache/builds'), 0o700);
});

describe('pictures of the web', () => {
  let server: Server;
  let hasPicture = false;

  beforeAll(async () => {
    const jpeg = await sharp({ create: { width: 320, height: 240, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
    server = createServer((_, response) => {
      response.writeHead(hasPicture ? 200 : 404, { 'Content-Type': 'image/jpeg' }).end(hasPicture ? jpeg : '');
    }).listen(0);
  });
  afterAll(() => void server.close());

  /** A paper of one story that has a picture. */
  async function writeIllustrated(): Promise<Paper> {
    const illustrated = new Paper(await temporaryFolder());
    const { port } = server.address() as AddressInfo;
    await mkdir(illustrated.inContent('news'), { recursive: true });
    await writeFile(illustrated.inContent('site.yaml'), 'images:\n  allowedHosts: [localhost]\n');
    const images = `images:\n  - url: http://localhost:${port}/picture.jpg\n    isCached: true\n`;
    const story = `---\ntitle: One\npublishedDateTime: 2026-05-01T08:00:00Z\n${images}---\nWords.\n`;
    await writeFile(illustrated.inContent('news/one.md'), story);
    return illustrated;
  }

  it('that a build fetched are known at once, and that their records are gone is seen', async () => {
    hasPicture = true;
    const illustrated = await writeIllustrated();
    const online = { OFFLINE: '0' };
    expect((await illustrated.build([], online)).stdout).toMatch(/pictures: .*[1-9]\d* made/);
    expect((await illustrated.build([], online)).stdout).toContain(NOTHING);
    for (const name of ['sources', 'made']) {
      const records = [...(await readTree(join(illustrated.folder, 'cache/images', name))).keys()];
      for (const record of records) await rm(join(illustrated.folder, 'cache/images', name, record));
      expect((await illustrated.build([], online)).stdout).not.toContain(NOTHING);
      expect((await illustrated.build([], online)).stdout).toContain(NOTHING);
    }
  });

  it('that another command fetched are shown', async () => {
    hasPicture = true;
    const illustrated = await writeIllustrated();
    await illustrated.build();
    expect((await illustrated.build()).stdout).toContain(NOTHING);
    expect((await runScript('images', { env: { ...illustrated.env, OFFLINE: '0' } }).ended).status).toBe(0);
    expect((await illustrated.build()).stdout).not.toContain(NOTHING);
    expect(await illustrated.readSite()).toEqual(await illustrated.buildClean([], { OFFLINE: '0' }));
  });

  it('that failed are not asked for again before their time', async () => {
    hasPicture = false;
    const illustrated = await writeIllustrated();
    const online = { OFFLINE: '0' };
    expect((await illustrated.build([], online)).stdout).toContain('1 failed (1 not found)');
    const again = await illustrated.build([], online);
    expect(again.stdout).toContain(NOTHING);
    expect(again.stdout).toContain('1 failed (1 not found)');
  });
});
