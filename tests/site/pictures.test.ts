import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { type BuiltSite, buildSite, readTree, runScript, temporaryFolder } from '../run-command.ts';
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
      /^pictures: 7 fetched, 11 made, 0 reused, 4 failed \(2 not found, 1 a web page, 1 no picture\) · [\d.]+ KB received, [\d.]+ KB stored · \d+\.\d s$/m,
    );
    expect(built.stderr).toContain('images/broken.jpg:1:1  warning: the picture, which news/broken.md names, is no picture; save it again');
    expect(built.stderr).toContain(`picture left out: ${publication.origin}/missing.jpg  not found: answered 404`);
    expect(built.stderr).toContain(`picture left out: ${publication.origin}/page.jpg  a web page: is a web page`);
  });

  it('names only files that are there, in the size that the page states', async () => {
    const paths = [...(await readTree(built.outDir)).keys()].filter((path) => path.endsWith('.html'));
    const named = (await Promise.all(paths.map((path) => readFile(join(built.outDir, path), 'utf8')))).flatMap(listPictures);
    expect(named.length).toBeGreaterThan(60);
    for (const { name, width, height } of named) {
      const size = await sharp(join(built.outDir, 'pictures', name)).metadata();
      if (height === undefined) expect([name, size.width]).toEqual([name, width]);
      // A tall picture is stated smaller than it is, in its shape.
      else expect((width ?? 0) / height / (size.width / size.height)).toBeCloseTo(1, 1);
    }
    const shown = new Set(named.map(({ name }) => name));
    // Besides the cards that are shared: the story that opens every list is large in each, and its four small files wait.
    const others = (await readdir(join(built.outDir, 'pictures'))).filter((name) => !shown.has(name));
    expect(others.filter((name) => !name.endsWith('.jpg')).length).toBeLessThanOrEqual(4);
  });

  it('sends no reader to the host of a picture', async () => {
    for (const [path, bytes] of await readTree(built.outDir)) {
      // The API names the picture's own address where there is no copy: its readers are programs.
      if (!/^(?:pictures|api)\//.test(path)) expect([path, bytes.includes(publication.origin)]).toEqual([path, false]);
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
    expect(wide).toContain('<figcaption dir="auto">Photo: W. Ide</figcaption>');
    expect(wide).toContain('<figcaption dir="auto">Second</figcaption>');
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

  it('leads a story by its type where its picture is missing, broken or not asked for', async () => {
    for (const slug of ['missing', 'elsewhere', 'broken'])
      expect([slug, (await page(`news/${slug}`)).includes('<figure class="hero">')]).toEqual([slug, false]);
  });

  it('keeps an author’s SVG a drawing, without what could run', async () => {
    const [name = ''] = /[0-9a-f]+\.svg/.exec(await page('news/drawing')) ?? [];
    const svg = await readFile(join(built.outDir, 'pictures', name), 'utf8');
    expect(svg).toContain('<circle');
    expect(svg).not.toMatch(/script|onload/);
  });

  it('announces a card of JPEG', async () => {
    const html = await page('news/wide');
    const [, name = ''] = /og:image" content="https:\/\/pictures\.example\/pictures\/([^"]+)"/.exec(html) ?? [];
    const [, width] = /og:image:width" content="(\d+)"/.exec(html) ?? [];
    const { format, ...size } = await sharp(join(built.outDir, 'pictures', name)).metadata();
    expect([format, String(size.width), size.height]).toEqual(['jpeg', width, 630]);
  });

  it('is valid HTML', async () => {
    expect(await checkHtml(built.outDir)).toEqual([]);
  });

  it('reports what is missing', async () => {
    const { pictures } = JSON.parse(await readFile(`${built.outDir}-report.json`, 'utf8'));
    expect(pictures).toMatchObject({ shown: 11, waiting: [] });
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
    expect(again.stdout).toContain('0 made, 11 reused, 4 failed');
    expect(publication.requests).toEqual([]);
    expect(await readTree(again.outDir)).toEqual(await readTree(built.outDir));
  });

  it('writes the same with OFFLINE=1, and without pictures with OFFLINE=1 and an empty cache', async () => {
    publication.requests.length = 0;
    expect(await readTree((await build({ OFFLINE: '1' })).outDir)).toEqual(await readTree(built.outDir));
    const empty = await build({ OFFLINE: '1', CACHE_DIR: join(await temporaryFolder(), 'cache') });
    expect(empty.status).toBe(0);
    expect(empty.stdout).toContain('10 wait for the network');
    expect(await readFile(join(empty.outDir, 'news/wide/index.html'), 'utf8')).not.toContain('<figure class="hero">');
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

describe('a picture', () => {
  const pictureOf = async (files: Record<string, string>) => {
    const content = join(await temporaryFolder(), 'content');
    await cp(publication.contentDir, content, { recursive: true });
    await rm(join(content, 'news'), { recursive: true });
    await mkdir(join(content, 'news'));
    const head =
      'publishedDateTime: 2026-02-01T08:00:00Z\noriginalUrl: https://one.example/x\nprovider: {name: One, domain: one.example}\n';
    for (const [name, text] of Object.entries(files)) await writeFile(join(content, 'news', name), `---\ntitle: ${name}\n${head}${text}`);
    await cp(join(content, 'images/small.png'), join(content, 'images/a#b+c.png'));
    return build({ CONTENT_DIR: content, CACHE_DIR: join(await temporaryFolder(), 'cache') });
  };

  describe('of one publication', () => {
    let shown: BuiltSite;
    beforeAll(async () => {
      publication.requests.length = 0;
      const url = `${publication.origin}/second.png`;
      const logo = `${publication.origin}/logo.png`;
      shown = await pictureOf({
        'asks.md': `images: [{url: "${url}", isCached: true}]\n---\n`,
        'not.md': `images: [{url: images/small.png}, {url: "${url}"}]\n---\n`,
        'hash.md': '---\n![A](images/a%23b%2Bc.png)\n',
        'data.md': '---\n<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="A"></p>\n',
        'fragments.md': `---\n![A](${logo}#a)\n![B](${logo}#b)\n`,
      });
    });
    const story = (slug: string) => readFile(join(shown.outDir, 'news', slug, 'index.html'), 'utf8');

    it('is not shown where nobody asked for it, whatever other articles ask for', async () => {
      expect(await story('asks')).toContain('<figure class="hero">');
      expect(await story('not')).not.toContain('class="gallery"');
    });

    it('may have any name, as long as a body writes it as addresses are written', async () => {
      expect(await story('hash')).toContain('width="200" height="150"');
    });

    it('that is embedded in HTML as data is dropped and no download', async () => {
      expect(await story('data')).not.toContain('base64');
      expect([shown.stderr, shown.stdout]).toEqual(['', expect.not.stringContaining('failed (')]);
    });

    it('is one picture whatever fragment is asked for', async () => {
      expect(publication.requests.toSorted()).toEqual(['/logo.png', '/second.png']);
      const images = [...(await story('fragments')).matchAll(/<img src="(\/pictures\/[^"]*)" alt="[AB]"/g)].map(([, source]) => source);
      expect([images.length, new Set(images).size]).toEqual([2, 1]);
    });
  });

  it('names no password, in a message, a page or a request', async () => {
    const front = await pictureOf({ 'front.md': 'images: [{url: "http://me:s3cret@127.0.0.1/a.png", isCached: true}]\n---\n' });
    expect(front.stderr).toContain('url names a user or a password; write the address without them');
    const body = await pictureOf({ 'body.md': '---\n![A](http://me:s3cret@127.0.0.1:1/a.png)\n' });
    expect(body.stderr).toContain('picture left out: http://127.0.0.1:1/a.png');
    expect(front.stdout + front.stderr + body.stdout + body.stderr).not.toContain('s3cret');
  });

  it('has no colour behind it if the page is seen through it', async () => {
    expect(await page('news/small')).toContain('<figure class="hero"><picture><source');
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

  it('tells of errors in the content, makes nothing under a broken site.yaml, and leaves content alone', async () => {
    const content = join(await temporaryFolder(), 'content');
    await cp(publication.contentDir, content, { recursive: true });
    await writeFile(join(content, 'news/bad.md'), 'no front matter');
    expect(await images([], { CONTENT_DIR: content })).toMatchObject({ status: 1, stderr: expect.stringContaining('news/bad.md:1:1') });
    await writeFile(join(content, 'site.yaml'), 'images: {webp: {quality: 400}}\n');
    const broken = await images([], { CONTENT_DIR: content });
    expect([broken.status, broken.stdout]).toEqual([1, '']);
    expect(await images(['--prune'], { CONTENT_DIR: content, CACHE_DIR: content })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('CACHE_DIR must not hold CONTENT_DIR'),
    });
  });

  it('explains a mistyped flag', async () => {
    expect(await images(['--refersh'])).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean --refresh?') });
  });
});
