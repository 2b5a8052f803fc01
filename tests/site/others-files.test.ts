import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSite, readTree, temporaryFolder } from '../run-command.ts';
import { SMALL, SMALL_CLOCK } from '../small-paper.ts';

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

  it('are never overwritten, be it a page, a file where a folder is wanted, or such a folder: nothing is written then', async () => {
    const { contentDir, outDir, put, build } = await copyPaper();
    const theirs = ['api/news/special.json/notes.txt', 'news/special/index.html', 'news/strange'];
    await put(Object.fromEntries(theirs.map((path) => [path, 'special'])));
    for (const name of ['special', 'strange'])
      await cp(join(contentDir, 'news/2026/2026-01-04-video.md'), join(contentDir, `news/${name}.md`));
    const before = await readTree(dirname(outDir));
    const { status, stderr } = await build();
    const lines = theirs.map((path) => `  ${join(outDir, path)}\n`).join('');
    expect(stderr).toContain(`stand where the site has files of its own:\n${lines}Move them elsewhere, or delete them.\n`);
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
  it('above a page, above all pictures or in the place of a page is not followed: the build ends before it writes', async () => {
    const { contentDir, outDir, build } = await copyPaper();
    const elsewhere = await temporaryFolder();
    const moved = ['404.html', 'news/2026-01-04-video', 'pictures'].map((path, index) => [join(outDir, path), join(elsewhere, `${index}`)]);
    for (const [path = '', away = ''] of moved) await rename(path, away).then(() => symlink(away, path));
    await rm(join(contentDir, 'news/2026/2026-01-04-video.md'));
    const { status, stderr } = await build();
    const lines = moved.map(([path]) => `  ${path} (a link)\n`).join('');
    expect(stderr).toContain(`:\n${lines}Move them elsewhere, or delete them.\n`);
    expect(status).toBe(1);
    for (const [path = '', away = ''] of moved) await rm(path).then(() => rename(away, path));
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
