import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { type BuiltSite, buildSite, readTree, removeTemporaryFolders, runScript, temporaryFolder } from '../run-command.ts';
import { createPicturePublication, type PicturePublication } from './picture-publication.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

let publication: PicturePublication;
let built: BuiltSite;
let cacheDir: string;

const build = (env: NodeJS.ProcessEnv = {}) => buildSite(publication.contentDir, { ...CLOCK, CACHE_DIR: cacheDir, OFFLINE: '0', ...env });
const page = (path: string) => readFile(join(built.outDir, path, 'index.html'), 'utf8');

beforeAll(async () => {
  publication = await createPicturePublication();
  cacheDir = join(await temporaryFolder(), 'cache');
  built = await build();
});

afterAll(async () => {
  await publication.close();
  await removeTemporaryFolders();
});

/** The pictures that a page names, each with the size it states, if any. */
function listPictures(html: string): { name: string; width: number | undefined; height: number | undefined }[] {
  const stated = [...html.matchAll(/<img(?: class="logo")? src="\/pictures\/([^"]+)"(?: alt="[^"]*")? width="(\d+)" height="(\d+)"/g)];
  const offered = [...html.matchAll(/srcset="([^"]+)"/g)].flatMap(([, srcset = '']) => srcset.split(', '));
  return [
    ...stated.map(([, name = '', width, height]) => ({ name, width: Number(width), height: Number(height) })),
    ...offered.map((candidate) => {
      const [address = '', width = ''] = candidate.split(' ');
      return { name: address.replace('/pictures/', ''), width: Number.parseInt(width, 10), height: undefined };
    }),
  ];
}

describe('a build with pictures of every kind', () => {
  it('tells in one line what became of them, and names what failed', () => {
    expect(built.status).toBe(0);
    expect(built.stdout).toMatch(
      /^pictures: 7 fetched, 10 made, 0 reused, 4 failed \(2 not found, 1 a web page, 1 no picture\) · [\d.]+ KB received, [\d.]+ KB stored · \d+\.\d s$/m,
    );
    expect(built.stderr).toContain('images/broken.jpg:1:1  warning: the picture is no picture; save it again');
    expect(built.stderr).toContain(`picture left out: ${publication.origin}/missing.jpg  not found: answered 404`);
    expect(built.stderr).toContain(`picture left out: ${publication.origin}/page.jpg  a web page: is a web page`);
  });

  it('names only files that are there, in the size that the page states', async () => {
    const paths = [...(await readTree(built.outDir)).keys()].filter((path) => path.endsWith('.html'));
    const named = (await Promise.all(paths.map((path) => readFile(join(built.outDir, path), 'utf8')))).flatMap(listPictures);
    expect(named.length).toBeGreaterThan(60);
    for (const { name, width, height } of named) {
      const size = await sharp(join(built.outDir, 'pictures', name)).metadata();
      expect([name, size.width]).toEqual([name, width]);
      if (height !== undefined) expect([name, size.height]).toEqual([name, height]);
    }
    const shown = new Set(named.map(({ name }) => name));
    const cards = (await readdir(join(built.outDir, 'pictures'))).filter((name) => !shown.has(name));
    expect(cards.every((name) => name.endsWith('.jpg'))).toBe(true);
  });

  it('sends no reader to the host of a picture', async () => {
    for (const [path, bytes] of await readTree(built.outDir)) {
      if (!path.startsWith('pictures')) expect([path, bytes.includes(publication.origin)]).toEqual([path, false]);
    }
    expect(publication.requests).not.toContain('/not-asked-for.jpg');
  });

  it('gives one picture of a page priority and loads the others when they come near', async () => {
    for (const path of ['', 'news/wide', 'topics/pictures']) {
      const html = await page(path);
      expect([path, html.match(/fetchpriority="high"/g)?.length]).toEqual([path, 1]);
      const images = html.match(/<img [^>]*>/g) ?? [];
      expect(images.filter((image) => !image.includes('loading="lazy"')).length).toBe(1);
    }
  });

  it('describes a hero by its title, else by the story’s, credits it, and keeps cards silent', async () => {
    const wide = await page('news/wide');
    expect(wide).toMatch(/<figure class="hero"><picture class="h\d+ l\d"><source type="image\/avif"/);
    expect(wide).toContain('alt="A wide view"');
    expect(wide).toContain('<figcaption>Photo: W. Ide</figcaption>');
    expect(wide).toContain('<figcaption>Second</figcaption>');
    expect(await page('news/tall')).toContain('alt="Story 8"');
    expect((await page('topics/pictures')).match(/<img [^>]*alt="[^"]/g)).toBe(null);
  });

  it('shows pictures of bodies, those in HTML too, and words for one that is gone', async () => {
    const body = await page('news/body');
    expect(body).toMatch(
      /<figure><picture [^>]*><source.*?alt="In Markdown" width="1000" height="700".*?<figcaption>Caption<\/figcaption>/s,
    );
    expect(body).toMatch(/<p><picture .*?alt="In HTML" width="1000" height="500"/s);
    expect(body).toContain('<span class="no-picture">Gone</span>');
  });

  it('draws in place of pictures that are missing, broken or not asked for', async () => {
    for (const slug of ['missing', 'elsewhere', 'broken'])
      expect([slug, (await page(`news/${slug}`)).includes('<figure class="hero"><svg class="drawing"')]).toEqual([slug, true]);
  });

  it('keeps an author’s SVG a drawing, without what could run', async () => {
    const [name = ''] = /[0-9a-f]+\.svg/.exec(await page('news/drawing')) ?? [];
    const svg = await readFile(join(built.outDir, 'pictures', name), 'utf8');
    expect(svg).toContain('<circle');
    expect(svg).not.toMatch(/script|onload/);
  });

  it('announces a card of JPEG', async () => {
    const html = await page('news/wide');
    const [, name = '', width] =
      /og:image" content="https:\/\/pictures\.example\/pictures\/([^"]+)"><meta property="og:image:width" content="(\d+)"/.exec(html) ?? [];
    const { format, ...size } = await sharp(join(built.outDir, 'pictures', name)).metadata();
    expect([format, String(size.width), size.height]).toEqual(['jpeg', width, 630]);
  });

  it('is valid HTML', async () => {
    expect(await checkHtml(built.outDir)).toEqual([]);
  });

  it('reports what is missing', async () => {
    const { pictures } = JSON.parse(await readFile(`${built.outDir}-report.json`, 'utf8'));
    expect(pictures).toMatchObject({ shown: 10, waiting: [] });
    expect(pictures.missing.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual([
      'a web page',
      'no picture',
      'not found',
      'not found',
    ]);
  });

  it('names every file of the site by a second link to the store', async () => {
    for (const name of await readdir(join(built.outDir, 'pictures')))
      expect((await stat(join(built.outDir, 'pictures', name))).nlink).toBeGreaterThan(1);
  });
});

describe('a build after that', () => {
  it('asks nobody anything and writes the same', async () => {
    publication.requests.length = 0;
    const again = await build();
    expect(again.stdout).toContain('0 made, 10 reused, 4 failed');
    expect(publication.requests).toEqual([]);
    expect(await readTree(again.outDir)).toEqual(await readTree(built.outDir));
  });

  it('writes the same with OFFLINE=1, and draws with OFFLINE=1 and an empty cache', async () => {
    publication.requests.length = 0;
    expect(await readTree((await build({ OFFLINE: '1' })).outDir)).toEqual(await readTree(built.outDir));
    const empty = await build({ OFFLINE: '1', CACHE_DIR: join(await temporaryFolder(), 'cache') });
    expect(empty.status).toBe(0);
    expect(empty.stdout).toContain('10 wait for the network');
    expect(await readFile(join(empty.outDir, 'news/wide/index.html'), 'utf8')).toContain('<figure class="hero"><svg class="drawing"');
    expect(publication.requests).toEqual([]);
  });

  it('writes the same from a cache that was moved', async () => {
    const moved = join(await temporaryFolder(), 'cache');
    await cp(cacheDir, moved, { recursive: true });
    publication.requests.length = 0;
    expect(await readTree((await build({ CACHE_DIR: moved })).outDir)).toEqual(await readTree(built.outDir));
    expect(publication.requests).toEqual([]);
  });

  it('mends pictures that were damaged, in the cache and with it in the site', async () => {
    const before = await readTree(built.outDir);
    const [name = ''] = (await readdir(join(built.outDir, 'pictures'))).filter((candidate) => candidate.endsWith('.avif'));
    await truncate(join(built.outDir, 'pictures', name), 100);
    await build({ OUT_DIR: built.outDir });
    expect(await readTree(built.outDir)).toEqual(before);
  });

  it('drops a picture that no page shows any more', async () => {
    const folder = join(await temporaryFolder(), 'content');
    await cp(publication.contentDir, folder, { recursive: true });
    const outDir = join(await temporaryFolder(), 'site');
    const env = { ...CLOCK, CACHE_DIR: cacheDir, OUT_DIR: outDir, CONTENT_DIR: folder };
    await runScript('build', { env }).ended;
    const before = await readdir(join(outDir, 'pictures'));
    await rm(join(folder, 'news/tall.md'));
    await runScript('build', { env }).ended;
    expect((await readdir(join(outDir, 'pictures'))).length).toBe(before.length - 7);
  });
});

describe('npm run images', () => {
  const images = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    runScript('images', { args, env: { ...CLOCK, CONTENT_DIR: publication.contentDir, CACHE_DIR: cacheDir, ...env } }).ended;

  it('tries again what failed only when it is told to', async () => {
    publication.requests.length = 0;
    await images([]);
    expect(publication.requests).toEqual([]);
    await images(['--retry']);
    expect(publication.requests.toSorted()).toEqual(['/gone.jpg', '/missing.jpg', '/page.jpg']);
  });

  it('asks for everything again on --refresh and takes what changed', async () => {
    const own = join(await temporaryFolder(), 'cache');
    await cp(cacheDir, own, { recursive: true });
    const before = publication.files.get('/wide.jpg') ?? Buffer.alloc(0);
    publication.files.set('/wide.jpg', publication.files.get('/related.jpg') ?? before);
    publication.files.delete('/tall.webp');
    const { stdout } = await images(['--refresh'], { CACHE_DIR: own });
    expect(stdout).toMatch(/^pictures: 6 fetched, \d made, \d+ reused, 4 failed .*, 1 kept as they were, because asking again failed/m);
    publication.files.set('/wide.jpg', before);
  });

  it('drops with --prune what nothing names, and nothing while content has errors', async () => {
    const content = join(await temporaryFolder(), 'content');
    await cp(publication.contentDir, content, { recursive: true });
    const own = join(await temporaryFolder(), 'cache');
    await cp(cacheDir, own, { recursive: true });
    const env = { CONTENT_DIR: content, CACHE_DIR: own };
    expect((await images(['--prune'], env)).stdout).toMatch(/^pruned: 0 files dropped · /m);
    await rm(join(content, 'news/wide.md'));
    await writeFile(join(content, 'news/bad.md'), 'no front matter');
    const refused = await images(['--prune'], env);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('Nothing was dropped: 1 error')]);
    await rm(join(content, 'news/bad.md'));
    const files = (await readTree(own)).size;
    const { stdout } = await images(['--prune'], env);
    const dropped = Number(/^pruned: (\d+) files dropped/m.exec(stdout)?.[1]);
    expect(dropped).toBeGreaterThan(20);
    expect((await readTree(own)).size).toBe(files - dropped);
  });

  it('explains a mistyped flag', async () => {
    expect(await images(['--refersh'])).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean --refresh?') });
  });
});
