import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import RssParser from 'rss-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { readElements } from '../check-xml.ts';
import { type BuiltSite, buildSite, readTree, temporaryFolder } from '../run-command.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

let site: BuiltSite;
let tree: Map<string, string>;
const page = (path: string) => readFile(join(site.outDir, path), 'utf8');

beforeAll(async () => {
  // Not among the fixture's own: other tests take away the stories that it names.
  const content = join(await temporaryFolder(), 'content');
  await cp('tests/fixtures/small', content, { recursive: true });
  await cp('tests/fixtures/front-of-small.yaml', join(content, 'front.yaml'));
  site = await buildSite(content, CLOCK);
  tree = await readTree(site.outDir);
});

describe('the small publication', () => {
  it('builds, and says what waits and until when', () => {
    expect(site.stderr).toBe('');
    expect(site.status).toBe(0);
    expect(site.stdout).toContain(
      '6 articles published (1 unpublished, 1 article waits until 2027-06-01T08:00:00Z, 1 expired, 1 withdrawn)',
    );
  });

  it('has a page for each published article and none for the others but one that was withdrawn', () => {
    const slugs = [...tree.keys()].filter((path) => /^news\/2026-01-[^/]+\/index\.html$/.test(path)).map((path) => path.split('/')[1]);
    expect(slugs).toEqual([
      '2026-01-01-first-light',
      '2026-01-02-legacy-file',
      '2026-01-02-withdrawn',
      '2026-01-03-hosted',
      '2026-01-04-video',
      '2026-01-05-élan',
      '2026-01-06-fifth-of-science',
    ]);
  });

  it('shows nothing of unpublished and future articles anywhere, not even their topics', () => {
    const everything = [...tree].map(([path, text]) => path + text).join('\n');
    for (const word of ['zebra', 'walrus', 'Secret Topic', 'secret-topic']) expect(everything).not.toContain(word);
  });

  it('shows nothing of expired and withdrawn articles anywhere, and tells at a withdrawn one’s address when and why', async () => {
    const everything = [...tree].map(([path, text]) => path + text).join('\n');
    for (const word of ['okapi', 'quagga']) expect(everything.toLowerCase()).not.toContain(word);
    const notice = await page('news/2026-01-02-withdrawn/index.html');
    expect(notice).toContain('<meta name="robots" content="noindex">');
    expect(notice).not.toContain('rel="canonical"');
    expect(notice).toContain('was withdrawn on <time datetime="2026-02-01T09:00:00.000Z">February 1, 2026</time>. It is gone');
    expect(notice).toContain('dir="auto">Its source made it up &amp; said so.</blockquote>');
    expect(await page('2026/no-longer/index.html')).toContain('url=/news/2026-01-02-withdrawn/">');
  });

  it('names authors on a hosted story’s page and card, and gives each a page and feeds', async () => {
    const hosted = await page('news/2026-01-03-hosted/index.html');
    expect(hosted).toContain(
      'By <a href="/authors/mara/" rel="author" dir="auto">Mara Quill &amp; Co</a> and <a href="/authors/ola-nordmann/" rel="author" dir="auto">Öla Nordmann</a>',
    );
    expect(hosted).toContain('<meta name="fediverse:creator" content="@mara@social.example">');
    expect(await page('topics/science/1/index.html')).toContain('By <bdi>Mara Quill &amp; Co</bdi> and <bdi>Öla Nordmann</bdi>');
    const author = await page('authors/mara/index.html');
    expect(author).toMatch(/<img class="portrait" src="\/pictures\/[0-9a-f]{20}\.webp"/);
    expect(author).toContain('Keeper of the lamp');
    expect(author).toContain('<a href="https://social.example/@mara" rel="me external">Elsewhere</a>');
    expect([...author.matchAll(/<h2 class="headline"><a[^>]*>([^<]+)/g)].map(([, title]) => title)).toEqual([
      'The fifth of science',
      'A story of our own: &amp; more',
    ]);
    expect(await page('authors/index.html')).toContain('<a href="/authors/ola-nordmann/" dir="auto">Öla Nordmann</a>');
    expect(readElements(await page('authors/mara/rss.xml'), 'dc:creator')).toEqual(['Mara Quill & Co', 'Mara Quill & Co', 'Öla Nordmann']);
    expect(await page('sitemaps/lists.xml')).toContain('<loc>https://small.example/authors/mara/</loc>');
    const search = JSON.parse(await page('search/newest.json'));
    expect(search.authors).toEqual([
      ['mara', 'Mara Quill & Co'],
      ['ola-nordmann', 'Öla Nordmann'],
    ]);
    expect(JSON.parse(await page('api/news/2026-01-03-hosted.json')).provider.authors).toEqual(['Mara Quill & Co', 'Öla Nordmann']);
  });

  it('leads from old addresses of topics, authors and pages, and has their feeds there', async () => {
    const leads = {
      'tag/physics': '/topics/physics/',
      'topics/natural-philosophy': '/topics/physics/',
      'people/mara.html': '/authors/mara/',
    };
    for (const [alias, to] of Object.entries(leads)) {
      expect(await page(`${alias}/index.html`)).toContain(`<meta http-equiv="refresh" content="0; url=${to}">`);
      for (const name of ['rss.xml', 'atom.xml', 'feed.json'])
        expect(await page(`${alias}/${name}`)).toBe(await page(`${to.slice(1)}${name}`));
    }
    for (const alias of ['old-about', 'ueber/uns.html']) expect(await page(`${alias}/index.html`)).toContain('0; url=/about/">');
    // A story that names the old slug is filed under the new one.
    expect(await page('topics/physics/index.html')).toContain('First light');
  });

  it('marks the words of a story in another language, in feeds too', async () => {
    expect(await page('news/2026-01-05-élan/index.html')).toContain('<h1 dir="auto" lang="fr">');
    expect(await page('topics/science/index.html')).toContain('<a href="/news/2026-01-05-%C3%A9lan/" dir="auto" lang="fr">');
    expect(await page('atom.xml')).toContain('<entry xml:lang="fr">');
    expect(readElements(await page('rss.xml'), 'dc:language')).toEqual(['fr']);
    expect(JSON.parse(await page('feed.json')).items.filter(({ language }: { language?: string }) => language)).toMatchObject([
      { language: 'fr' },
    ]);
    expect(JSON.parse(await page('api/news/2026-01-05-élan.json')).locale).toBe('fr');
  });

  it('keeps sealed text out of every file and of what the build prints', () => {
    const everything = [...tree.values(), site.stdout, site.stderr].join('\n');
    expect(everything).not.toContain('c2VjcmV0IHRleHQ');
    expect(everything).not.toContain('AAECAwQFBgcICQoLDA0ODw');
  });

  it('escapes a hostile title once and shows an excerpt without its entities and tags', async () => {
    const hosted = await page('news/2026-01-03-hosted/index.html');
    expect(hosted).toContain('<h1 dir="auto">A story of our own: &amp; more</h1>');
    expect(hosted).not.toMatch(/<script>alert|onerror|tracker\.example|javascript:alert\(1\)"/);
    expect(await page('news/2026-01-01-first-light/index.html')).toContain('The lamp is lit – and it stays lit.');
  });

  it('renders every element of a Markdown body', async () => {
    const html = await page('news/2026-01-03-hosted/index.html');
    const body = html.slice(html.indexOf('<div class="body"'), html.indexOf('<nav class="tags"'));
    for (const part of [
      '<h2 id="h-opening">Opening</h2>',
      '<h3 id="h-detail">Detail</h3>',
      '<strong>weight</strong>',
      '<a href="/news/2026-01-01-first-light/">link home</a>',
      'alt="The moon" width="320" height="180" loading="lazy"',
      '<figcaption>Our <em>moon</em></figcaption>',
      '<span class="no-picture">Elsewhere</span>',
      '<td class="align-right">1</td>',
      '<span class="hljs-keyword">const</span>',
      '<section class="footnotes" aria-label="Footnotes">',
      '<sub>html</sub>',
    ]) {
      expect(body).toContain(part);
    }
  });

  it('sends readers to the source, and not where this site hosts the story', async () => {
    expect(await page('news/2026-01-01-first-light/index.html')).toContain(
      'href="https://lamp.example/first-light" rel="external">Read at The Lamp',
    );
    expect(await page('news/2026-01-03-hosted/index.html')).not.toContain('Read at');
  });

  it('shows a local picture with its true size, and nothing instead of one where there is none', async () => {
    const withPicture = await page('news/2026-01-01-first-light/index.html');
    const hero = /<figure class="hero">(<picture.*?<\/picture>)/s.exec(withPicture)?.[1] ?? '';
    expect(hero.replace(/[0-9a-f]{20}/g, 'HASH')).toBe(
      '<picture class="h6 l2">' +
        '<source type="image/avif" srcset="/pictures/HASH.avif 320w" sizes="(min-width: 1390px) 1044px, (min-width: 1056px) calc(100vw - 336px), 94vw">' +
        '<source type="image/webp" srcset="/pictures/HASH.webp 320w" sizes="(min-width: 1390px) 1044px, (min-width: 1056px) calc(100vw - 336px), 94vw">' +
        '<img src="/pictures/HASH.webp" width="320" height="180" alt="A white moon on green" fetchpriority="high">' +
        '</picture>',
    );
    expect(withPicture).toContain('<figcaption dir="auto">Drawing: T. Ester</figcaption>');
    expect(await page('news/2026-01-02-legacy-file/index.html')).not.toContain('<figure class="hero">');
  });

  it('shows other coverage, earlier stories and the neighbours in time', async () => {
    const first = await page('news/2026-01-01-first-light/index.html');
    expect(first).toContain('href="https://window.example/lamp?a=1&amp;b=2" rel="external" dir="auto">Lamp lit, neighbours say</a>');
    const fifth = await page('news/2026-01-06-fifth-of-science/index.html');
    expect(fifth).toContain('Earlier on this topic');
    expect([...fifth.matchAll(/<h3 class="headline"><a href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/news/2026-01-05-%C3%A9lan/',
      '/news/2026-01-04-video/',
      '/news/2026-01-03-hosted/',
    ]);
    expect(fifth).toContain('<a href="/news/2026-01-05-%C3%A9lan/" rel="prev">');
    expect(fifth).not.toContain('rel="next"');
  });

  it('puts a video behind a link to the player’s page, and loads nothing of the player', async () => {
    const video = await page('news/2026-01-04-video/index.html');
    expect(video).toContain('href="https://www.youtube.com/watch?v=abcdefghijk"');
    expect(video).toContain('data-player="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"');
    expect(video).not.toMatch(/<iframe|alert\(/);
  });

  it('counts pages from the oldest and leads from one to the next', async () => {
    const headlines = async (path: string) =>
      [...(await page(path)).matchAll(/<h2 class="headline"><a[^>]*>([^<]+)/g)].map(([, title]) => title);
    expect(await headlines('topics/science/1/index.html')).toEqual(['A film about lamps', 'A story of our own: &amp; more']);
    expect(await headlines('topics/science/index.html')).toEqual(['The fifth of science', 'Élan, in Unicode']);
    expect(await page('topics/science/index.html')).toContain('<a class="older" href="/topics/science/1/" rel="next">');
    expect(await page('topics/science/1/index.html')).toContain('<a href="/topics/science/2/" rel="prev">');
    expect(await page('topics/science/2/index.html')).toContain('<meta http-equiv="refresh" content="0; url=/topics/science/">');
  });

  it('ranks the stories that get attention, and says what the order means', async () => {
    const trending = await page('trending/index.html');
    const ranked = [...trending.matchAll(/<li>\s*<article.*?<h2 class="headline"><a[^>]*>([^<]+)/gs)].map(([, title]) => title);
    expect(ranked).toEqual(['A film about lamps', 'First light']);
    expect(trending).toContain('which counts half as much with every 24 hours of their age');
    for (const [path, html] of tree)
      if (/^(?:news|archive|topics|providers)\/.*\.html$/.test(path) && !path.includes('withdrawn'))
        expect(/<main.*<\/main>/s.exec(html)?.[0] ?? '', path).not.toContain('/trending/');
    expect(await page('sitemaps/lists.xml')).toContain('<loc>https://small.example/trending/</loc>');
  });

  it('shows a topic’s children and an empty topic’s empty state', async () => {
    expect(await page('topics/science/index.html')).toContain('<a href="/topics/physics/">Physics</a>');
    expect(await page('topics/quiet/index.html')).toContain('No stories here yet.');
  });

  it('files a story under its day in the site’s time zone', async () => {
    // 23:30 in New York on January 3 is January 4 in London.
    expect(await page('archive/2026/01/index.html')).toMatch(/<time datetime="2026-01-04">(?:(?!<time).)*A story of our own/s);
  });

  it('has the paper’s own pages: in menus, the sitemap, the search and reach of the service worker, and in no feed', async () => {
    const about = await page('about/index.html');
    expect(about).toContain('<link rel="canonical" href="https://small.example/about/">');
    expect(about).toContain('<h1 dir="auto">About us &amp; you &lt;3</h1>');
    const body = about.slice(about.indexOf('<div class="body'));
    expect(body).toContain('<h2 id="h-who-we-are">Who we are</h2>');
    expect(body).toContain('<figcaption>Our moon</figcaption>');
    expect(body).not.toMatch(/alert\(|onclick/);
    const story = await page('news/2026-01-03-hosted/index.html');
    const [bar = '', footer = ''] = [/<nav class="sections".*?<\/nav>/s, /<footer class="site-footer">.*<\/footer>/s].map(
      (part) => part.exec(story)?.[0] ?? '',
    );
    expect([...bar.matchAll(/href="([^"]+)"/g)].slice(0, 3).map(([, href]) => href)).toEqual([
      '/topics/science/',
      'https://shop.example/?a=1&amp;b=2',
      '/about/',
    ]);
    expect(footer).toContain('<p class="footer-text" dir="auto">Printed on &lt;no&gt; paper.</p>');
    expect(footer).toContain('<a href="/about/">Who we are</a>');
    expect(footer).toContain('<a href="https://social.example/@lamp" rel="me">@lamp@social.example</a>');
    expect(footer).toContain('<a href="/legal/imprint/">Imprint</a>');
    expect(bar + footer).not.toContain('/thanks/');
    for (const path of ['about', 'legal/imprint', 'thanks']) {
      expect(await page('sitemaps/lists.xml')).toContain(`<loc>https://small.example/${path}/</loc>`);
      expect(await page('search/index.html')).toMatch(new RegExp(`\\[(?:&quot;|&#34;)/${path}/(?:&quot;|&#34;),`));
      expect(await page('sw.js')).toContain(`"${path}/"`);
      expect(await page('_headers')).toContain(`\n/${path}/\n`);
    }
    for (const feed of ['rss.xml', 'atom.xml', 'feed.json']) expect(await page(feed)).not.toContain('/about/');
  });

  it('has a form for the newsletter that may be sent to one address', async () => {
    const newsletter = await page('newsletter/index.html');
    expect(newsletter).toContain('<form class="subscribe" action="https://letters.example/in;x?list=1" method="post">');
    expect(newsletter).toContain("form-action 'self' https://letters.example/in%3Bx;");
    expect(await page('index.html')).toContain("form-action 'self';");
    expect(await page('_headers')).toContain("form-action 'self' https://letters.example/in%3Bx;");
  });

  it('has the front page that editors want', async () => {
    const home = await page('index.html');
    expect(home).toMatch(
      /<body[^>]*>(?:(?!<header).)*<aside class="breaking".*href="\/news\/2026-01-03-hosted\/" dir="auto">The lamp is &lt;out&gt;\.<\/a>/s,
    );
    const shown = [...home.matchAll(/class="headline"><a href="\/news\/([^/]+)\/"/g)].map(([, slug]) => slug);
    expect(shown.slice(0, 3)).toEqual(['2026-01-01-first-light', '2026-01-02-legacy-file', '2026-01-06-fifth-of-science']);
    expect(home).toContain('id="topic-physics"');
  });

  it('has the paper’s own files at its root, and of an SVG what draws', async () => {
    expect(await page('humans.txt')).toBe('small.example\n');
    expect(await page('.well-known/paper.txt')).toContain('editor@small.example');
    expect(await page('mark.svg')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" xmlns:xlink="http://www.w3.org/1999/xlink"><circle r="4" /></svg>',
    );
  });

  it('redirects old addresses and old slugs', async () => {
    for (const path of ['2026/old-address/index.html', 'news/older-slug/index.html', '2019/05/before.html/index.html']) {
      expect(await page(path)).toContain('<meta http-equiv="refresh" content="0; url=/news/2026-01-03-hosted/">');
    }
  });

  it('is valid HTML without a broken link', async () => {
    expect(await checkHtml(site.outDir)).toEqual([]);
    const { broken, followed } = await checkLinks(site.outDir);
    expect(broken).toEqual([]);
    expect(followed).toBeGreaterThan(20);
  });

  it('names its feed on every page', () => {
    for (const [path, html] of tree) {
      if (path.endsWith('.html') && !html.includes('http-equiv="refresh"'))
        expect(html, path).toContain('<link rel="alternate" type="application/rss+xml"');
    }
  });
});

describe('its RSS feed', () => {
  it('is well-formed, and readers get every field', async () => {
    const xml = await page('rss.xml');
    const feed = await new RssParser<object, { 'content:encoded'?: string }>().parseString(xml);
    expect(feed.title).toBe('The Small Paper');
    expect(feed.feedUrl).toBe('https://small.example/rss.xml');
    expect(feed.items).toHaveLength(6);
    const own = feed.items.find(({ link }) => link === 'https://small.example/news/2026-01-03-hosted/');
    expect(own).toMatchObject({
      title: 'A story of our own: & more',
      contentSnippet: expect.any(String),
      categories: ['Science', 'Physics', 'C++'],
    });
    expect(own?.pubDate).toBe('Sun, 04 Jan 2026 04:30:00 GMT');
    expect(own?.['content:encoded']).toContain('<a href="https://small.example/news/2026-01-01-first-light/">');
    expect(own?.['content:encoded']).toContain('src="https://small.example/pictures/');
  });

  it('carries the date of its newest change, not of the build', async () => {
    expect(readElements(await page('rss.xml'), 'lastBuildDate')).toEqual(['Tue, 06 Jan 2026 08:00:00 GMT']);
  });

  it('identifies items by id, else slug, whatever the site’s address', async () => {
    const moved = await buildSite('tests/fixtures/small', { ...CLOCK, SITE_URL: 'https://moved.example', BASE_PATH: '/paper/' });
    const guids = readElements(await page('rss.xml'), 'guid');
    expect(readElements(await readFile(join(moved.outDir, 'rss.xml'), 'utf8'), 'guid')).toEqual(guids);
    expect(new Set(guids).size).toBe(6);
    for (const guid of guids) expect(guid).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
