import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { checkSchema } from '../check-schema.ts';
import { childrenOf, readXml, textOf } from '../feeds/read-xml.ts';
import { readHead } from '../read-head.ts';
import { type BuiltSite, buildSite, readTree, temporaryFolder } from '../run-command.ts';

/** Before the last correction, and after it. */
const [EARLY, LATE] = [Date.UTC(2026, 3, 1), Date.UTC(2026, 3, 5)].map((time) => ({ SOURCE_DATE_EPOCH: String(time / 1000) }));

const HOSTILE = '&lt;script&gt;alert(1)&lt;/script&gt;';

const SITE = `title: The Tide Table
url: https://tide.example
base: /tides/
pageSize: 2
licence: CC-BY-4.0
organization: { name: Tide Media Ltd, address: "1 Quay Street", email: desk@tide.example, founded: 1921 }
policies: { corrections: /news/harbour-dry/, ethics: "https://tide.example/ethics?a=1&b=2" }
robots: { ai: licence, terms: "https://tide.example/licensing" }
`;

const STORIES = {
  'harbour-dry': `title: The harbour is dry
publishedDateTime: 2026-03-02T09:00:00Z
topics: [Harbour]
corrections:
  - { date: 2026-03-03T09:00:00Z, text: "It is the old harbour ${HOSTILE}." }
  - { date: 2026-03-09T09:00:00+01:00, text: It has been dry since May. }
  - { date: 2026-04-03T09:00:00Z, text: It was never wet. }
ai: { use: translated, reviewer: "A. Person ${HOSTILE}", note: "From the Frisian." }`,
  'good-boats': `title: Good boats
publishedDateTime: 2026-03-01T09:00:00Z
webUrl: https://boats.example/good
provider: { name: Boats, domain: boats.example }
topics: [Harbour]
label: sponsored`,
  'sea-is-high': `title: The sea is high
publishedDateTime: 2026-02-28T09:00:00Z
label: opinion
licence: https://tide.example/terms/
ai: { use: assisted, reviewer: mara }
topics: [Harbour]`,
};

const BODY = 'Boats [lie](https://boats.example/) on [sand](/news/sea-is-high/), <a href="https://sand.example/">they</a> say.';

let content: string;
let cacheDir: string;
let site: BuiltSite;
const read = (path: string) => readFile(join(site.outDir, path), 'utf8');

beforeAll(async () => {
  [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
  await mkdir(join(content, 'news'));
  await writeFile(join(content, 'site.yaml'), SITE);
  for (const [slug, fields] of Object.entries(STORIES)) await writeFile(join(content, `news/${slug}.md`), `---\n${fields}\n---\n${BODY}\n`);
  await mkdir(join(content, 'authors'));
  await writeFile(join(content, 'authors/mara.yaml'), '_id: mara\nname: Mara Quill &amp; Co\nrole: Editor\n');
  site = await buildSite(content, { ...EARLY, CACHE_DIR: cacheDir });
});

describe('a paper that says what readers must know', () => {
  it('builds valid pages without a broken link', async () => {
    expect([site.stderr, site.status]).toEqual(['', 0]);
    expect(await checkHtml(site.outDir)).toEqual([]);
    expect((await checkLinks(site.outDir, '/tides/')).broken).toEqual([]);
  });

  it('shows corrections on the story, date first, and says at its head when the last was made', async () => {
    const page = await read('news/harbour-dry/index.html');
    const shown = [...page.matchAll(/<p class="correction"><time [^>]*>([^<]*)<\/time> <span dir="auto">([^<]*)/g)].map(
      ([, ...parts]) => parts,
    );
    expect(shown).toEqual([
      ['March 9, 2026', 'It has been dry since May.'],
      ['March 3, 2026', `It is the old harbour ${HOSTILE}.`],
    ]);
    expect(page).toMatch(/<a href="#corrections">Corrected <time datetime="2026-03-09T08:00:00.000Z">/);
    expect(/id="corrections"|Corrected/.test(await read('news/sea-is-high/index.html'))).toBe(false);
  });

  it('lists them on pages that count from the oldest, in a feed, in the list of feeds and in the sitemap', async () => {
    expect(await read('corrections/index.html')).toMatch(/It has been dry since May.*It is the old harbour/s);
    expect(await read('corrections/index.html')).toContain('<a href="/tides/news/harbour-dry/">How we correct mistakes</a>');
    for (const path of ['index.html', 'news/good-boats/index.html'])
      expect(await read(path)).toContain('<a href="/tides/corrections/">Corrections</a>');
    expect(await read('feeds/index.html')).toContain('href="/tides/corrections/atom.xml"');
    expect(await read('opml.xml')).toContain('https://tide.example/tides/corrections/rss.xml');
    expect(await read('sitemaps/lists.xml')).toContain(
      '<loc>https://tide.example/tides/corrections/</loc><lastmod>2026-03-09T08:00:00.000Z',
    );
  });

  it('has each as an item of its own in the feeds of its story’s lists, and not the one that waits', async () => {
    const titles = async (path: string) => (JSON.parse(await read(path)) as { items: { title: string }[] }).items.map(({ title }) => title);
    const correction = 'Correction: The harbour is dry';
    expect(await titles('corrections/feed.json')).toEqual([correction, correction]);
    for (const path of ['feed.json', 'topics/harbour/feed.json']) {
      expect(await titles(path)).toEqual([
        correction,
        correction,
        'The harbour is dry',
        'Sponsored: Good boats',
        'Opinion: The sea is high',
      ]);
    }
    expect(await titles('providers/boats.example/feed.json')).toEqual(['Sponsored: Good boats']);
    expect([...(await readTree(site.outDir)).values()].join('\n')).not.toContain('never wet');
  });

  it('says what AI did and who answers for it: on the page, in feeds, in the API and in structured data', async () => {
    const page = await read('news/harbour-dry/index.html');
    expect(page).toContain('<strong>This story was translated by AI.</strong>');
    expect(page).toMatch(
      /<\/strong> <span><bdi>A\. Person &lt;script&gt;alert\(1\)&lt;\/script&gt;<\/bdi> has checked it and answers for it\./,
    );
    const said =
      'This story was translated by AI. A. Person &lt;script&gt;alert(1)&lt;/script&gt; has checked it and answers for it. From the Frisian.';
    const feed = JSON.parse(await read('feed.json')) as { items: { content_html: string }[] };
    expect(feed.items[2]?.content_html).toContain(said);
    expect(JSON.parse(await read('api/news/harbour-dry.json')).content).toContain(said);
    const { things, scripts } = readHead(page);
    expect(scripts.join('\n')).not.toContain('alert');
    expect(things[0]).toMatchObject({
      '@type': 'NewsArticle',
      dateModified: '2026-03-09T08:00:00.000Z',
      digitalSourceType: { '@id': 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia' },
      accountablePerson: { '@type': 'Person', name: 'A. Person <script>alert(1)</script>' },
      correction: [
        { '@type': 'CorrectionComment', text: 'It has been dry since May.', datePublished: '2026-03-09T08:00:00.000Z' },
        { '@type': 'CorrectionComment', text: 'It is the old harbour <script>alert(1)</script>.' },
      ],
    });
  });

  it('leads to the author who answers for it, where one of the paper’s own does', async () => {
    const page = await read('news/sea-is-high/index.html');
    expect(page).toContain('<a href="/tides/authors/mara/" dir="auto">Mara Quill &amp; Co</a> has checked it and answers for it.');
    expect(readHead(page).things[0]).toMatchObject({
      accountablePerson: { name: 'Mara Quill & Co', jobTitle: 'Editor', url: 'https://tide.example/tides/authors/mara/' },
    });
    expect(await read('rss.xml')).toContain('Mara Quill &amp;amp; Co has checked it');
  });

  it('shows labels on pages, cards, in the newsletter, in search and in the API', async () => {
    expect(await read('news/sea-is-high/index.html')).toMatch(/<span class="label">Opinion<\/span><\/p>\s*<h1/);
    for (const path of ['index.html', 'topics/harbour/index.html', 'archive/2026/03/index.html'])
      expect(await read(path)).toContain('<span class="label is-sponsored">Sponsored</span>');
    for (const path of ['newsletter/2026-02-28/index.html', 'newsletter/2026-02-28/index.txt'])
      expect(await read(path)).toContain('Opinion: The sea is high');
    expect(JSON.parse(await read('search/newest.json')).labels).toEqual([
      [1, 'sponsored', 'Sponsored'],
      [2, 'opinion', 'Opinion'],
    ]);
    expect(JSON.parse(await read('api/news/good-boats.json')).categories).toEqual(['news', 'sponsored']);
    const types = async (slug: string) => readHead(await read(`news/${slug}/index.html`)).things[0]?.['@type'];
    expect([await types('good-boats'), await types('sea-is-high')]).toEqual(['AdvertiserContentArticle', 'OpinionNewsArticle']);
  });

  it('tells search engines which links are paid for, and those alone', async () => {
    const page = await read('news/good-boats/index.html');
    expect(page).toContain('href="https://boats.example/good" rel="external sponsored"');
    expect(page).toContain('<a rel="sponsored" href="https://sand.example/">they</a>');
    expect(page).toContain('<a href="/tides/news/sea-is-high/">sand</a>');
    const feed = JSON.parse(await read('feed.json')) as { items: { content_html: string }[] };
    expect(feed.items[3]?.content_html).toContain('rel="sponsored"');
    expect(/rel="[^"]*sponsored/.test(await read('news/harbour-dry/index.html'))).toBe(false);
  });

  it('names the licence of the paper’s own stories, of a story with another, and of none from elsewhere', async () => {
    const licenceOf = async (slug: string) => /<a href="([^"]*)" rel="license">/.exec(await read(`news/${slug}/index.html`))?.[1];
    expect(await licenceOf('harbour-dry')).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect(await licenceOf('sea-is-high')).toBe('https://tide.example/terms/');
    expect(await licenceOf('good-boats')).toBeUndefined();
    const items = childrenOf(childrenOf(readXml(await read('rss.xml')), 'channel')[0] ?? readXml('<a/>'), 'item');
    expect(items.map((item) => textOf(item, 'dc:rights'))).toEqual([
      undefined,
      undefined,
      'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
      undefined,
      'https://tide.example/terms/',
    ]);
    expect(await read('atom.xml')).toContain('<link rel="license" href="https://tide.example/terms/"/><rights>');
    expect(readHead(await read('news/sea-is-high/index.html')).things[0]).toMatchObject({ license: 'https://tide.example/terms/' });
    expect(await read('index.html')).toContain('Licence of our own stories: <a href="https://creativecommons.org/licenses/by/4.0/">');
  });

  it('tells who publishes it, and how it works', async () => {
    const { things } = readHead(await read('index.html'));
    expect(things.find((thing) => thing['@type'] === 'NewsMediaOrganization')).toMatchObject({
      name: 'Tide Media Ltd',
      alternateName: 'The Tide Table',
      address: '1 Quay Street',
      email: 'desk@tide.example',
      foundingDate: '1921',
      correctionsPolicy: 'https://tide.example/tides/news/harbour-dry/',
      ethicsPolicy: 'https://tide.example/ethics?a=1&b=2',
    });
    const pages = [...(await readTree(site.outDir))].filter(([path, html]) => path.endsWith('.html') && html.includes('ld+json'));
    expect(checkSchema(pages.flatMap(([, html]) => readHead(Buffer.from(html, 'latin1').toString()).things))).toEqual([]);
  });

  it('tells crawlers for AI under which terms they may come', async () => {
    expect(await read('robots.txt')).toMatch(
      /^User-agent: AI2Bot\n(?:User-agent: [\w -]+\n)+Disallow: \/\n\nUser-agent: \*\nAllow: \/\n\n/,
    );
    expect(await read('robots.txt')).toContain('License: https://tide.example/tides/rsl.xml\n');
    expect(await read('news/good-boats/index.html')).toContain('<link rel="license" type="application/rsl+xml" href="/tides/rsl.xml">');
    const [terms] = readXml(await read('rsl.xml')).children;
    expect([terms?.name, terms?.attributes['url']]).toEqual(['content', 'https://tide.example/tides/']);
  });
});

describe('a correction that becomes due', () => {
  it('appears everywhere with the next build, as in a clean one, and delivers no other again', async () => {
    const guids = async () => (JSON.parse(await read('corrections/feed.json')) as { items: { id: string }[] }).items.map(({ id }) => id);
    const before = await guids();
    const next = await buildSite(content, { ...LATE, CACHE_DIR: cacheDir, OUT_DIR: site.outDir });
    const clean = await buildSite(content, LATE);
    expect([next.stderr, clean.stderr]).toEqual(['', '']);
    expect(await readTree(site.outDir)).toEqual(await readTree(clean.outDir));
    for (const path of ['corrections/index.html', 'news/harbour-dry/index.html', 'feed.json', 'topics/harbour/atom.xml'])
      expect(await read(path)).toContain('It was never wet.');
    expect((await guids()).slice(1)).toEqual(before);
  });
});
