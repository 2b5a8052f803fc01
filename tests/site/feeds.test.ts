import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CheckedFeed, checkAtom, checkJsonFeed, checkRss, type FeedKind } from '../feeds/check-feed.ts';
import { findMisreadings } from '../feeds/read-with-parsers.ts';
import { readXml } from '../feeds/read-xml.ts';
import { buildSite, ENGINE_DIR, temporaryFolder } from '../run-command.ts';

const CHECKS: Readonly<Record<string, (text: string, kind: FeedKind) => CheckedFeed>> = {
  'rss.xml': checkRss,
  'atom.xml': checkAtom,
  'feed.json': checkJsonFeed,
};

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23) / 1000) };

/** Publications, and what is expected of them. `FEEDS_OF=FOLDER` checks another one, such as 20,000 generated articles. */
const PUBLICATIONS = [
  { contentDir: 'tests/fixtures/small', base: '/' },
  { contentDir: 'tests/fixtures/small', base: '/ai/' },
  { contentDir: 'content', base: '/' },
  { contentDir: process.env['CORPUS_DIR'] ?? '../shared/corpus', base: '/' },
  ...(process.env['FEEDS_OF'] ? [{ contentDir: process.env['FEEDS_OF'], base: '/' }] : []),
].filter(({ contentDir }) => existsSync(resolve(ENGINE_DIR, contentDir)));

/** The folders of a built site that hold feeds. */
async function listFeedFolders(outDir: string): Promise<string[]> {
  const paths = await readdir(outDir, { recursive: true });
  return paths.filter((path) => /(?:^|\/)rss\.xml$/.test(path)).map((path) => path.replace(/rss\.xml$/, ''));
}

describe.each(PUBLICATIONS)('The feeds of $contentDir under $base', ({ contentDir, base }) => {
  let outDir: string;
  let folders: string[];
  const read = (path: string) => readFile(join(outDir, path), 'utf8');

  beforeAll(async () => {
    ({ outDir } = await buildSite(resolve(ENGINE_DIR, contentDir), { ...CLOCK, BASE_PATH: base }));
    folders = await listFeedFolders(outDir);
  });

  it('are there for the site, its newsletter, every topic, provider and author', async () => {
    const pages = async (folder: string) =>
      (await readdir(join(outDir, folder), { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory());
    expect(folders).toEqual(expect.arrayContaining(['', 'newsletter/']));
    for (const kind of ['topics', 'providers', 'authors'])
      expect(folders.filter((folder) => folder.startsWith(`${kind}/`))).toHaveLength((await pages(kind)).length);
  });

  it('follow the rules, are understood by three parsers and list the same stories in each format', async () => {
    const faults: string[] = [];
    for (const folder of folders) {
      const lists = new Set<string>();
      for (const [name, check] of Object.entries(CHECKS)) {
        const text = await read(folder + name);
        const { faults: found, items } = check(text, folder === 'newsletter/' ? 'letters' : 'stories');
        lists.add(JSON.stringify(items.map(({ guid, link, title, published }) => [guid, link, title, new Date(published).getTime()])));
        faults.push(...[...found, ...(await findMisreadings(text, items))].map((fault) => `${folder}${name}: ${fault}`));
      }
      if (lists.size !== 1) faults.push(`${folder}: the formats differ`);
    }
    expect(faults.slice(0, 20)).toEqual([]);
  });

  it('link to pages and pictures that exist', async () => {
    const absent: string[] = [];
    for (const folder of folders) {
      const feed = JSON.parse(await read(`${folder}feed.json`));
      const home = new URL('/', feed.feed_url).href;
      const named = feed.items.flatMap((item: Record<string, string>) => [item['url'], ...(item['image'] ? [item['image']] : [])]);
      for (const address of [feed.home_page_url, ...named]) {
        const path = decodeURIComponent(address.replace(home, '/').replace(/#.*$/, '').slice(base.length));
        if (!existsSync(join(outDir, path.endsWith('/') ? `${path}index.html` : path))) absent.push(address);
      }
    }
    expect(absent).toEqual([]);
  });

  it('are announced on every page, a page’s own first', async () => {
    const announced = async (path: string) =>
      [...(await read(path)).matchAll(/<link rel="alternate" type="application\/[a-z]+\+(?:xml|json)" title="[^"]+" href="([^"]+)"/g)].map(
        ([, href]) => decodeURIComponent(href ?? '').slice(base.length),
      );
    const ofSite = Object.keys(CHECKS);
    expect(await announced('index.html')).toEqual(ofSite);
    for (const folder of folders.filter((name) => /^(?:topics\/|providers\/|authors\/|newsletter\/)/.test(name))) {
      // At an old address the page leads away.
      if ((await read(`${folder}index.html`)).includes('http-equiv="refresh"')) continue;
      const own = ofSite.map((name) => folder + name);
      expect(await announced(`${folder}index.html`)).toEqual([...own, ...ofSite]);
    }
    const [article] = (await readdir(join(outDir, 'news'))).toSorted();
    const ofArticle = await announced(`news/${article}/index.html`);
    expect(ofArticle.slice(-3)).toEqual(ofSite);
    for (const path of ofArticle) expect(existsSync(join(outDir, path)), path).toBe(true);
  });

  it('come with sitemaps and OPML that are well-formed and name only pages that exist', async () => {
    const origin = new URL('/', JSON.parse(await read('feed.json')).feed_url).href;
    const fileOf = (address: string) => decodeURIComponent(address.replace(origin, '/').slice(base.length));
    const locations = (xml: string) => readXml(xml).children.map((entry) => entry.children.find(({ name }) => name === 'loc')?.text ?? '');
    const parts = locations(await read('sitemap.xml')).map(fileOf);
    expect(parts.toSorted()).toEqual((await readdir(join(outDir, 'sitemaps'))).map((name) => `sitemaps/${name}`).toSorted());
    const pages = (await Promise.all(parts.map(async (part) => locations(await read(part))))).flat();
    expect(new Set(pages).size).toBe(pages.length);
    for (const page of pages) {
      const html = await read(`${fileOf(page)}index.html`);
      if (!html.includes(`<link rel="canonical" href="${page}">`)) expect.fail(`${page} is not canonical`);
    }
    for (const page of locations(await read('news-sitemap.xml'))) expect(pages).toContain(page);
    const articles = (await readdir(join(outDir, 'api/news'))).filter((name) => name.endsWith('.json') && name !== 'index.json');
    expect(pages.filter((page) => fileOf(page).startsWith('news/'))).toHaveLength(articles.length);
    expect(readXml(await read('opml.xml')).name).toBe('opml');
    expect(await read('robots.txt')).toContain(`Sitemap: ${origin.slice(0, -1)}${base}sitemap.xml\n`);
  });
});

describe('Identity', () => {
  it('survives new headlines, bodies, addresses and paths, and a renamed file that keeps its old name as id', async () => {
    const contentDir = join(await temporaryFolder(), 'content');
    await cp('tests/fixtures/small', contentDir, { recursive: true });
    const guids = async (env: NodeJS.ProcessEnv = {}) => {
      const { outDir, stderr } = await buildSite(contentDir, { ...CLOCK, ...env });
      expect(stderr).toBe('');
      return checkRss(await readFile(join(outDir, 'rss.xml'), 'utf8')).items.map(({ guid, published }) => `${guid} ${published}`);
    };
    const before = await guids();
    const news = join(contentDir, 'news');
    const edit = async (name: string, change: (text: string) => string) =>
      writeFile(join(news, name), change(await readFile(join(news, name), 'utf8')));
    await edit('2026/2026-01-01-first-light.md', (text) => text.replace('First light', 'Light, at last').concat('\nA body.\n'));
    await rename(join(news, '2026/2026-01-04-video.md'), join(news, '2026-01-04-video.md'));
    await edit('2026/2026-01-02-legacy-file.md', (text) => text.replace('---\n', '---\nid: 2026-01-02-legacy-file\n'));
    await rename(join(news, '2026/2026-01-02-legacy-file.md'), join(news, '2026/renamed.md'));
    const article = await readFile(join(news, '2026/2026-01-06-fifth-of-science.md'), 'utf8');
    await writeFile(join(news, 'newer.md'), article.replace(/publishedDateTime: .*/, 'publishedDateTime: 2026-02-01T00:00:00Z'));
    const after = await guids({ SITE_URL: 'https://moved.example', BASE_PATH: '/paper/' });
    expect(after.slice(1)).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
  });
});
