import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPublication } from '../../src/content/read/read-publication.ts';
import { preparePictures } from '../../src/publish/pictures/prepare-pictures.ts';
import { openPublication } from '../../src/publish/render/open-publication.ts';
import { buildSample, SAMPLE_BASE } from '../build-sample.ts';
import { type PageHead, readHead } from '../read-head.ts';
import { buildSite, ENGINE_DIR, readTree, runScript, temporaryFolder } from '../run-command.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23) / 1000) };
const SMALL = join(ENGINE_DIR, 'tests/fixtures/small');

interface BuiltPages {
  outDir: string;
  heads: ReadonlyMap<string, PageHead>;
}

async function build(content: string, env: NodeJS.ProcessEnv = {}): Promise<BuiltPages & { stdout: string; stderr: string }> {
  const { outDir, stdout, stderr } = await buildSite(content, { ...CLOCK, ...env });
  return { ...(await readPages(outDir)), stdout, stderr };
}

async function readPages(outDir: string): Promise<BuiltPages> {
  const pages = [...(await readTree(outDir))].filter(([path]) => path.endsWith('.html'));
  const heads = new Map(pages.map(([path, html]) => [path.replace(/index\.html$/, ''), readHead(Buffer.from(html, 'latin1').toString())]));
  return { outDir, heads };
}

/** The file of a page's social image, as its address names it. */
function imageOf({ heads }: BuiltPages, path: string): string {
  const [address = ''] = heads.get(path)?.meta.get('og:image') ?? [];
  return /\/(pictures\/[0-9a-f]+\.jpg)$/.exec(address)?.[1] ?? `no image: ${address}`;
}

async function checkImages({ outDir, heads }: BuiltPages, url: string): Promise<Set<string>> {
  const kinds = new Set<string>();
  for (const [path, { meta }] of heads) {
    if (!meta.has('og:url')) continue;
    const [address = '', ...others] = meta.get('og:image') ?? [];
    expect([path, others]).toEqual([path, []]);
    expect(address.startsWith(`${url}pictures/`), `${path} ${address}`).toBe(true);
    const { width, height, format } = await sharp(join(outDir, address.slice(url.length))).metadata();
    expect([path, String(width), String(height), format]).toEqual([
      path,
      meta.get('og:image:width')?.[0],
      meta.get('og:image:height')?.[0],
      'jpeg',
    ]);
    expect(meta.get('og:image:type')).toEqual(['image/jpeg']);
    expect(meta.get('og:image:alt')?.[0]).toMatch(/\S/);
    expect(meta.get('twitter:card')).toEqual(['summary_large_image']);
    kinds.add(`${width}x${height}`);
  }
  return kinds;
}

describe('the social images of the small publication', () => {
  let site: Awaited<ReturnType<typeof build>>;
  let cacheDir: string;

  beforeAll(async () => {
    cacheDir = join(await temporaryFolder(), 'cache');
    site = await build(SMALL, { CACHE_DIR: cacheDir });
  });

  it('stand for every page that has an address, 1200 × 630', async () => {
    expect(await checkImages(site, 'https://small.example/')).toEqual(new Set(['1200x630']));
    expect(site.heads.get('404.html')?.meta.has('og:image')).toBe(false);
  });

  it('are drawn once for a topic, and no story costs a drawing', () => {
    const science = imageOf(site, 'topics/science/');
    expect(imageOf(site, 'topics/science/1/')).toBe(science);
    expect(imageOf(site, 'news/2026-01-03-hosted/')).toBe(science);
    expect(imageOf(site, 'news/2026-01-06-fifth-of-science/')).toBe(science);
    expect(imageOf(site, 'topics/physics/')).not.toBe(science);
    const own = imageOf(site, '');
    for (const path of ['topics/', 'providers/', 'providers/lamp.example/', 'archive/', 'archive/2026/01/', 'news/2026-01-02-legacy-file/'])
      expect([path, imageOf(site, path)]).toEqual([path, own]);
    expect(own).not.toBe(science);
    // Four topics with a file and the site; two pictures of the content folder.
    expect(site.stdout).toContain('7 made, 0 reused');
    expect(site.stderr).toBe('');
  });

  it('tell of a story when it appeared and where it belongs', () => {
    const meta = site.heads.get('news/2026-01-03-hosted/')?.meta;
    expect(meta?.get('og:type')).toEqual(['article']);
    expect(meta?.get('article:published_time')).toEqual(['2026-01-04T04:30:00.000Z']);
    expect(meta?.get('article:modified_time')).toEqual(['2026-01-05T10:00:00.000Z']);
    expect(meta?.get('article:section')).toEqual(['Science']);
    expect(meta?.get('article:tag')).toEqual(['Science', 'Physics', 'C++']);
    expect(meta?.get('og:locale')).toEqual(['en_US']);
    expect(site.heads.get('')?.meta.get('og:type')).toEqual(['website']);
  });

  it('have the same bytes from two empty caches, and cost nothing where they are cached', async () => {
    const other = await build(SMALL, { CACHE_DIR: join(await temporaryFolder(), 'cache'), TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' });
    expect(await readTree(other.outDir)).toEqual(await readTree(site.outDir));
    const again = await build(SMALL, { CACHE_DIR: cacheDir });
    expect(again.stdout).toContain('0 made, 7 reused');
    expect(await readTree(again.outDir)).toEqual(await readTree(site.outDir));
  });

  it('stay when the cache is pruned, and go when no page needs them', async () => {
    const content = join(await temporaryFolder(), 'content');
    await cp(SMALL, content, { recursive: true });
    const prune = () =>
      runScript('images', { args: ['--prune'], env: { ...CLOCK, CONTENT_DIR: content, CACHE_DIR: cacheDir, OFFLINE: '1' } }).ended;
    await mkdir(join(cacheDir, 'cards'));
    await writeFile(join(cacheDir, 'cards/0123.svg'), 'as they were drawn at first');
    expect((await prune()).stdout).toMatch(/^pruned: 1 file dropped/m);
    expect(await readdir(cacheDir)).not.toContain('cards');
    // The draft has a topic, whose drawing a preview needs, but no image yet.
    expect((await prune()).stdout).toMatch(/^pruned: 0 files dropped/m);
    await rm(join(content, 'topics/quiet.yaml'));
    // A drawing, its JPEG, and the record that names it.
    expect((await prune()).stdout).toMatch(/^pruned: 3 files dropped/m);
    expect((await build(content, { CACHE_DIR: cacheDir })).stdout).toContain('0 made, 6 reused');
  });
});

describe('social images', () => {
  it('are the story’s own picture where it is large enough, and everywhere whole', async () => {
    const sample = await readPages(await buildSample());
    await checkImages(sample, `https://parallax.example${SAMPLE_BASE}`);
    const bell = 'news/2025-04-16-what-a-cracked-bell-still-knows/';
    expect(imageOf(sample, bell)).not.toBe(imageOf(sample, 'topics/physics/'));
    expect(sample.heads.get(bell)?.meta.get('og:image:alt')?.[0]).toContain('A bronze bell');
    expect(sample.heads.get(bell)?.meta.get('og:locale')).toEqual(['en_GB']);
  });

  it('are drawn for a topic of any name that has a file, and under any base path', async () => {
    const content = await temporaryFolder();
    await mkdir(join(content, 'news'));
    const topics = [
      '人工智能',
      'A very long name of a topic that nobody would ever think of '.repeat(3).trim(),
      'Élections & <b>',
      '🤖',
      'Without a file',
    ];
    await mkdir(join(content, 'topics'));
    for (const [index, id] of ['人工智能', 'long', 'elections', 'robot'].entries())
      await writeFile(join(content, `topics/${id}.yaml`), `_id: ${id}\nname: ${JSON.stringify(topics[index])}\n`);
    for (const [index, topic] of topics.entries()) {
      const head = `title: T${index}\npublishedDateTime: 2026-01-0${index + 1}T08:00:00Z\noriginalUrl: https://one.example/${index}`;
      await writeFile(
        join(content, 'news', `${index}.md`),
        `---\n${head}\nprovider: {name: One, domain: one.example}\ntopics: [${JSON.stringify(topic)}]\n---\n`,
      );
    }
    const site = await build(content, { BASE_PATH: '/ai/', SITE_URL: 'https://any.example' });
    expect(site.stderr).toBe('');
    expect(await checkImages(site, 'https://any.example/ai/')).toEqual(new Set(['1200x630']));
    const images = new Set(topics.map((_, index) => imageOf(site, `news/${index}/`)));
    expect(images.size).toBe(5);
    for (const path of ['news/4/', 'topics/without-a-file/']) expect([path, imageOf(site, path)]).toEqual([path, imageOf(site, '')]);
    expect(imageOf(site, 'topics/人工智能/')).toBe(imageOf(site, 'news/0/'));
  });

  it('are there for a site without a story', async () => {
    const site = await build(await temporaryFolder());
    expect(await checkImages(site, 'http://localhost:4321/')).toEqual(new Set(['1200x630']));
    expect(site.heads.get('')?.meta.get('og:image:alt')).toEqual(['Broadsheet']);
  });

  it('find their folder, whatever stands in its place', async () => {
    const cacheDir = join(await temporaryFolder(), 'cache');
    await mkdir(cacheDir);
    await writeFile(join(cacheDir, 'social-images'), 'a file');
    await checkImages(await build(SMALL, { CACHE_DIR: cacheDir }), 'https://small.example/');
  });

  it('that can’t be drawn are named, and the site’s stands in', async () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const publication = await readPublication({ contentDir: SMALL, now, includesDrafts: false });
    const topics = publication.topics.map((topic) =>
      topic.slug === 'science' ? { ...topic, name: undefined as unknown as string } : topic,
    );
    const prepared = await preparePictures({ ...publication, topics }, { cacheDir: await temporaryFolder(), isOffline: true });
    expect(prepared.missing.get('social:topics/science')).toMatchObject({
      reason: 'damaged',
      detail: expect.stringContaining('can’t be drawn'),
    });
    const { findSocialImage } = openPublication(publication, prepared, { now, isPreview: false });
    expect(findSocialImage('science')).toEqual(findSocialImage());
    expect(findSocialImage('physics')).not.toEqual(findSocialImage());
  });
});
