import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkSchema, type SchemaThing } from '../check-schema.ts';
import { type PageHead, readHead } from '../read-head.ts';
import { buildSite, readTree, temporaryFolder } from '../run-command.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23) / 1000) };

/** Heads of the pages of a built site that have an address of their own, by path. */
async function readHeads(outDir: string): Promise<Map<string, PageHead>> {
  const pages = [...(await readTree(outDir))].filter(([path, html]) => path.endsWith('.html') && html.includes('property="og:url"'));
  return new Map(pages.map(([path, html]) => [path.replace(/index\.html$/, ''), readHead(Buffer.from(html, 'latin1').toString())]));
}

/** Every value of some properties, however deep. */
function listValues(thing: unknown, names: readonly string[]): unknown[] {
  if (Array.isArray(thing)) return thing.flatMap((part) => listValues(part, names));
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([name, value]) =>
    names.includes(name) && typeof value === 'string' ? [value] : listValues(value, names),
  );
}

const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const STORY = {
  headline: expect.stringMatching(/\S/),
  image: { url: expect.any(String), width: expect.stringMatching(/^\d+$/), height: expect.stringMatching(/^\d+$/) },
  datePublished: expect.stringMatching(ISO_DATE),
  dateModified: expect.stringMatching(ISO_DATE),
  publisher: { name: expect.stringMatching(/\S/) },
};
const ORGANIZATION = { name: expect.stringMatching(/\S/), url: expect.any(String), logo: { url: expect.any(String) } };

/** What Google’s pages on articles, videos and breadcrumbs require or recommend, and schema.org leaves open. */
const EXPECTED: Readonly<Record<string, object>> = {
  NewsArticle: STORY,
  OpinionNewsArticle: STORY,
  VideoObject: {
    name: expect.stringMatching(/\S/),
    description: expect.stringMatching(/\S/),
    thumbnailUrl: expect.any(String),
    uploadDate: expect.stringMatching(ISO_DATE),
    embedUrl: expect.any(String),
  },
  ProfilePage: { mainEntity: { '@type': 'Person', name: expect.stringMatching(/\S/), url: expect.any(String) } },
  BreadcrumbList: { itemListElement: expect.any(Array) },
  WebSite: { name: expect.stringMatching(/\S/), url: expect.any(String), potentialAction: { '@type': 'SearchAction' } },
  Organization: ORGANIZATION,
  NewsMediaOrganization: ORGANIZATION,
};

/** What each paper has. */
const COMMON = ['NewsArticle', 'VideoObject', 'ProfilePage', 'BreadcrumbList', 'WebSite'];

describe.each([
  ['tests/fixtures/small', 'https://small.example/', 'Organization', []],
  ['content', 'https://parallax.example/', 'NewsMediaOrganization', ['OpinionNewsArticle']],
])('the structured data of %s', (content, home, organization, others) => {
  let heads: Map<string, PageHead>;
  let things: SchemaThing[];

  beforeAll(async () => {
    const { outDir } = await buildSite(content, CLOCK);
    heads = await readHeads(outDir);
    things = [...heads.values()].flatMap((head) => head.things);
  });

  const typesOf = (path: string) => heads.get(path)?.things.map((thing) => thing['@type']);

  it('are on each kind of page', () => {
    expect(typesOf('')).toEqual(['WebSite', organization]);
    const trails = [...heads.keys()].filter((path) => /^(?:news|topics|providers|archive\/\d+)\/./.test(path) && !/\.html$/.test(path));
    for (const path of trails) expect([path, typesOf(path)?.at(-1)]).toEqual([path, 'BreadcrumbList']);
    const stories = [...heads.keys()].filter((path) => path.startsWith('news/'));
    expect(stories.length).toBeGreaterThan(5);
    for (const path of stories) expect(['NewsArticle', 'VideoObject', ...others]).toContain(typesOf(path)?.[0]);
    expect(new Set(things.map((thing) => thing['@type']))).toEqual(new Set([...COMMON, organization, ...others]));
  });

  it('use nothing that schema.org does not know', () => {
    expect(things.length).toBeGreaterThan(20);
    expect(checkSchema(things)).toEqual([]);
  });

  it('hold what search engines ask for', () => {
    for (const thing of things) expect(thing).toMatchObject(EXPECTED[thing['@type']] ?? {});
    for (const { author } of things.filter((thing) => thing['@type'] === 'NewsArticle')) {
      for (const one of [author].flat())
        expect(one).toMatchObject({
          '@type': expect.stringMatching(/^(?:Organization|Person)$/),
          name: expect.stringMatching(/\S/),
          url: expect.any(String),
        });
    }
    for (const { '@type': type, itemListElement } of things.filter((thing) => thing['@type'] === 'BreadcrumbList')) {
      const steps = itemListElement as { position: number; name: string; item: string }[];
      expect(steps.map(({ position }) => position)).toEqual(steps.map((_, index) => index + 1));
      expect([type, steps[0]?.name, steps[0]?.item]).toEqual([type, 'Home', home]);
      expect(steps.length).toBeGreaterThan(1);
    }
  });

  it('name whole addresses, and files and pages that are there', () => {
    const addresses = ['url', 'item', 'embedUrl', 'thumbnailUrl', 'isBasedOn', 'urlTemplate', '@id'];
    const found = listValues(things, addresses).map(String);
    expect(found.filter((address) => !/^https?:\/\/[^/]+\//.test(address))).toEqual([]);
    for (const [path, { things: own }] of heads) {
      const last = (own.find((thing) => thing['@type'] === 'BreadcrumbList')?.['itemListElement'] as { item: string }[] | undefined)?.at(
        -1,
      );
      if (last) expect(decodeURI(last.item)).toBe(home + path);
    }
  });

  it('credit the source of a story from elsewhere, as the page does, and never claim it', () => {
    for (const [path, { things: own }] of heads) {
      const [story] = own;
      if (!path.startsWith('news/') || !story) continue;
      const isClaimed = JSON.stringify(story).includes('#organization');
      expect([path, isClaimed]).toEqual([path, story['isBasedOn'] === undefined]);
      if (story['isBasedOn'] !== undefined) expect(String(story['isBasedOn']).startsWith(home)).toBe(false);
    }
  });
});

const HOSTILE = '</script><script>alert(1)</script><!--';
const escapeEntities = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function story(title: string, day: number, fields: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\npublishedDateTime: 2026-03-0${day}T08:00:00Z\n${fields}\n---\n`;
}

describe('a publication with a hostile title, a source of its own and canonical: source', () => {
  let heads: Map<string, PageHead>;
  let outDir: string;

  beforeAll(async () => {
    const content = await temporaryFolder();
    await mkdir(join(content, 'news'));
    await writeFile(join(content, 'site.yaml'), `title: Policy\nurl: https://policy.example\ncanonical: source\nnewsletter: none\n`);
    const provider = `provider: {name: ${JSON.stringify(escapeEntities(HOSTILE))}, domain: lamp.example}\ntopics: [${JSON.stringify(escapeEntities(HOSTILE))}]`;
    const files = {
      hostile: story(escapeEntities(HOSTILE), 1, `originalUrl: https://policy.example/x\n${provider}`),
      sent: story(
        'Sent',
        2,
        'originalUrl: https://lamp.example/o\nwebUrl: https://lamp.example/w\nprovider: {name: Lamp, domain: lamp.example}',
      ),
      hosted: story('Hosted', 3, 'originalUrl: https://lamp.example/h?a=1&b=2\nprovider: {name: Lamp, domain: lamp.example}'),
    };
    for (const [slug, text] of Object.entries(files)) await writeFile(join(content, 'news', `${slug}.md`), text);
    const built = await buildSite(content, CLOCK);
    expect(built.stderr).toBe('');
    ({ outDir } = built);
    heads = await readHeads(outDir);
  });

  it('gives the title back and runs nothing of it', async () => {
    const head = heads.get('news/hostile/');
    expect(head?.headline).toBe(HOSTILE);
    expect(head?.things[0]).toMatchObject({ headline: HOSTILE, articleSection: HOSTILE, author: { name: HOSTILE } });
    expect(head?.meta.get('article:tag')).toEqual([HOSTILE]);
    for (const { scripts } of heads.values()) expect(scripts.join('\n')).not.toContain('alert');
    expect(checkSchema([...heads.values()].flatMap(({ things }) => things))).toEqual([]);
    expect(await checkHtml(outDir)).toEqual([]);
  });

  it('tells search engines of the source, and of its own page where it has no other', () => {
    const canonical = (path: string) => heads.get(path)?.links.get('canonical');
    expect(canonical('news/sent/')).toEqual(['https://lamp.example/w']);
    expect(canonical('news/hosted/')).toEqual(['https://policy.example/news/hosted/']);
    expect(canonical('news/hostile/')).toEqual(['https://policy.example/news/hostile/']);
    expect(heads.get('news/sent/')?.meta.get('og:url')).toEqual(['https://policy.example/news/sent/']);
  });

  it('shows whose a story is', async () => {
    const page = (slug: string) => readFile(join(outDir, 'news', slug, 'index.html'), 'utf8');
    expect(await page('hosted')).toContain('First published at <a href="https://lamp.example/h?a=1&amp;b=2" rel="external">Lamp</a>');
    expect(await page('sent')).toContain('rel="external">Read at Lamp');
    expect(await page('sent')).not.toContain('First published at');
    expect(await page('hostile')).not.toContain('First published at');
    expect(heads.get('news/hosted/')?.things[0]).toMatchObject({
      isBasedOn: 'https://lamp.example/h?a=1&b=2',
      publisher: { name: 'Lamp' },
    });
    expect(heads.get('news/hostile/')?.things[0]).toMatchObject({ publisher: { name: 'Policy' } });
  });

  it('announces a topic’s and a source’s own feeds before the site’s, and shows where to follow them', async () => {
    const feeds = (path: string) =>
      heads
        .get(path)
        ?.links.get('alternate')
        ?.filter((href) => href.endsWith('rss.xml'));
    expect(feeds('providers/lamp.example/')).toEqual(['/providers/lamp.example/rss.xml', '/rss.xml']);
    expect(feeds('news/hosted/')).toEqual(['/rss.xml']);
    const [topic = ''] = [...heads.keys()].filter((path) => /^topics\/./.test(path));
    expect(feeds(topic)).toEqual([`/${topic}rss.xml`, '/rss.xml']);
    expect(feeds('news/hostile/')).toEqual([`/${topic}rss.xml`, '/rss.xml']);
    const read = (path: string) => readFile(join(outDir, path, 'index.html'), 'utf8');
    const [, anchor] = /<a class="follow" href="\/feeds\/#([^"]+)">.*?Follow this source/s.exec(await read('providers/lamp.example')) ?? [];
    expect(await read('feeds')).toContain(` id="${anchor}"`);
  });
});
