import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyEngine, copyMade } from '../../scripts/fuzz/machine.ts';
import { buildSite, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';

const CLOCK = { ...SMALL_CLOCK, OFFLINE: '1' };
const VIDEO = 'news/2026-01-04-video/index.html';
const ALIEN = 'news/2026-01-04-video/index.html is theirs';

/** What publishers put into a site's folder. */
const THEIRS = {
  CNAME: 'paper.example\n',
  'ads.txt': 'ad.example, 1, DIRECT\n',
  '.well-known/security.txt': 'Contact: mailto:me@paper.example\n',
  'docs/index.html': '<title>Ours since 1998</title>',
  'docs/rss.xml': '<rss/>',
  'pictures/albums/2019.html': 'an album',
};

/** A built paper, which nobody changes; tests take copies. */
let built: { folder: string; tree: Map<string, string> };

beforeAll(async () => {
  const folder = await temporaryFolder();
  await cp(SMALL, join(folder, 'content'), { recursive: true });
  const { status, stderr } = await buildSite(join(folder, 'content'), { ...CLOCK, OUT_DIR: join(folder, 'site') });
  expect([status, stderr]).toEqual([0, '']);
  built = { folder, tree: await readTree(join(folder, 'site')) };
});

/** What a clean build makes of the paper without the video. */
let without: Promise<Map<string, string>> | undefined;
function readWithout(contentDir: string): Promise<Map<string, string>> {
  without ??= buildSite(contentDir, CLOCK).then(({ outDir }) => readTree(outDir));
  return without;
}

async function copyPaper() {
  const folder = await temporaryFolder();
  await cp(built.folder, folder, { recursive: true, preserveTimestamps: true });
  const [contentDir, outDir] = [join(folder, 'content'), join(folder, 'site')];
  const put = async (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(outDir, path)), { recursive: true });
      await writeFile(join(outDir, path), text);
    }
  };
  return { folder, contentDir, outDir, put, build: () => buildSite(contentDir, { ...CLOCK, OUT_DIR: outDir }) };
}

describe('files of others in the output folder', () => {
  it.each([['with'], ['without']])('stay, %s a list of ours beside it', async (how) => {
    const { contentDir, outDir, put, build } = await copyPaper();
    await put(THEIRS);
    await rm(join(contentDir, 'news/2026/2026-01-04-video.md'));
    if (how === 'without') await rm(`${outDir}-files.json`);
    expect((await build()).status).toBe(0);
    const clean = await readWithout(contentDir);
    expect(clean.has(VIDEO)).toBe(false);
    expect(await readTree(outDir)).toEqual(new Map([...clean, ...Object.entries(THEIRS)].toSorted(([a], [b]) => (a < b ? -1 : 1))));
    const { files } = JSON.parse(await readFile(`${outDir}-files.json`, 'utf8'));
    expect(files).toEqual([...clean.keys()].toSorted());
  });

  it('are not those that Broadsheet wrote, whatever was made of them', async () => {
    const { outDir, put, build } = await copyPaper();
    await put({ 'index.html': '<!-- smaller -->', [`${VIDEO}.gz`]: 'gz', 'rss.xml.br': 'br', 'news/.a.0123456789ab.tmp': 'half' });
    expect(await build()).toMatchObject({ status: 0, stderr: '' });
    expect(await readTree(outDir)).toEqual(built.tree);
  });

  it('are named where they stand at an address of the site, and stay', async () => {
    const { outDir, put, build } = await copyPaper();
    await put({ 'news/special/index.html': 'special' });
    const { status, stderr } = await build();
    expect(stderr).toMatch(
      /^warning: 1 file of others at addresses of the site was left alone: \S+site\/news\/special\/index\.html; delete/,
    );
    expect(status).toBe(0);
    expect(await readFile(join(outDir, 'news/special/index.html'), 'utf8')).toBe('special');
  });

  it.each([
    ['a page', { 'news/special/index.html': 'special' }, 'news/special/index.html'],
    ['a file where a folder is wanted', { 'news/special': 'special' }, 'news/special'],
    ['a folder where a file is wanted', { 'api/news/special.json/notes.txt': 'special' }, 'api/news/special.json/notes.txt'],
  ])('are never overwritten, such as %s: nothing is written then', async (_what, files, path) => {
    const { contentDir, outDir, put, build } = await copyPaper();
    await put(files);
    await cp(join(contentDir, 'news/2026/2026-01-04-video.md'), join(contentDir, 'news/special.md'));
    const before = await readTree(dirname(outDir));
    const { status, stderr } = await build();
    expect(stderr).toContain(`stand where the site has files of its own:\n  ${join(outDir, path)}\nMove them elsewhere, or delete them.\n`);
    expect(stderr).toContain('delete site-files.json beside the folder');
    expect(status).toBe(1);
    expect(await readTree(dirname(outDir))).toEqual(before);
  });

  it('may have been there before a folder was moved, with the list', async () => {
    const paper = await copyPaper();
    await paper.put(THEIRS);
    const [from, to] = [paper.folder, await temporaryFolder()];
    for (const name of await readdir(from)) await rename(join(from, name), join(to, name));
    const moved = await buildSite(join(to, 'content'), { ...CLOCK, OUT_DIR: join(to, 'site') });
    expect([moved.status, moved.stderr]).toEqual([0, '']);
    expect((await readTree(join(to, 'site'))).get('CNAME')).toBe(THEIRS.CNAME);
  });
});

describe('a link in the output folder', () => {
  it.each([
    ['above a page', 'news/2026-01-04-video'],
    ['above all pictures', 'pictures'],
    ['in the place of a page', '404.html'],
  ])('%s is not followed: the build ends before it writes', async (_where, path) => {
    const { contentDir, outDir, build } = await copyPaper();
    const elsewhere = join(await temporaryFolder(), 'elsewhere');
    await rename(join(outDir, path), elsewhere);
    await symlink(elsewhere, join(outDir, path));
    await rm(join(contentDir, 'news/2026/2026-01-04-video.md'));
    const { status, stderr } = await build();
    expect(stderr).toContain(`:\n  ${join(outDir, path)} (a link)\nMove them elsewhere, or delete them.\n`);
    expect(status).toBe(1);
    await rm(join(outDir, path));
    await rename(elsewhere, join(outDir, path));
    expect(await readTree(outDir)).toEqual(built.tree);
  });

  it('that is in nobody’s way stays, and so does what it leads to', async () => {
    const { outDir, build } = await copyPaper();
    const elsewhere = await temporaryFolder();
    await writeFile(join(elsewhere, 'index.html'), ALIEN);
    await symlink(elsewhere, join(outDir, 'films'));
    await symlink(elsewhere, join(outDir, 'news/films'));
    expect(await build()).toMatchObject({ status: 0, stderr: '' });
    expect(await readFile(join(outDir, 'news/films/index.html'), 'utf8')).toBe(ALIEN);
  });

  it('may be the folder itself; what lies beside it is replaced, and not what that leads to', async () => {
    const { folder, outDir, build } = await copyPaper();
    await rename(outDir, join(folder, 'volume'));
    await symlink(join(folder, 'volume'), outDir);
    const letter = join(folder, 'letter.txt');
    await writeFile(letter, 'a letter');
    for (const name of ['report.json', 'nginx.conf', 'files.json']) {
      await rm(`${outDir}-${name}`);
      await symlink(letter, `${outDir}-${name}`);
    }
    expect(await build()).toMatchObject({ status: 0, stderr: '' });
    expect(await readFile(letter, 'utf8')).toBe('a letter');
    expect(await readTree(join(folder, 'volume'))).toEqual(built.tree);
  });
});

it('public/ must not hide what the site makes itself: a build names both and writes nothing', async () => {
  const { contentDir, outDir } = await copyPaper();
  const engineDir = join(await temporaryFolder(), 'engine');
  await copyEngine(engineDir);
  await copyMade(engineDir);
  for (const path of ['robots.txt', VIDEO, 'news/to-come/index.html', 'sw.js', '_headers', 'topics', 'ads.txt', 'docs/index.html']) {
    await mkdir(dirname(join(engineDir, 'public', path)), { recursive: true });
    await writeFile(join(engineDir, 'public', path), 'copied');
  }
  const before = await readTree(dirname(outDir));
  const env = { ...CLOCK, CONTENT_DIR: contentDir, OUT_DIR: outDir, CACHE_DIR: await fillSmallCache() };
  const { status, stderr } = await runScript('build', { engineDir, env }).ended;
  const lines = stderr.split('\n').filter((line) => line.startsWith('  public/'));
  expect(lines.toSorted()).toEqual([
    '  public/_headers stands where the site has /_headers',
    `  public/${VIDEO} hides ${VIDEO}`,
    '  public/news/to-come/index.html stands where the site has /news/[slug]/',
    '  public/robots.txt hides robots.txt',
    '  public/sw.js hides sw.js',
    expect.stringMatching(/^ {2}public\/topics hides topics\/.+$/),
  ]);
  expect(stderr).toContain('Nothing was written. Remove these files from public/, or give them other names.');
  expect(status).toBe(1);
  expect(await readTree(dirname(outDir))).toEqual(before);
});
