import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSite, readOwnParts } from '../../scripts/fuzz/checks/check-site.ts';
import { buildSample, SAMPLE_BASE } from '../build-sample.ts';
import { checkHtml } from '../check-html.ts';
import { childrenOf, readXml, textOf } from '../feeds/read-xml.ts';
import { readHead } from '../read-head.ts';
import { type BuiltSite, buildSite } from '../run-command.ts';
import { createHostilePublication, HOSTILE_CLOCK, isShown, seen } from './hostile-publication.ts';

let site: BuiltSite;
const read = (path: string) => readFile(join(site.outDir, path), 'utf8');

beforeAll(async () => {
  site = await buildSite(await createHostilePublication(), { ...HOSTILE_CLOCK, BASE_PATH: SAMPLE_BASE });
});

describe('a paper with hostile text wherever its settings and records have room for some', () => {
  it('builds pages that browsers need not mend, which run nothing but the scripts of every paper', async () => {
    expect([site.stderr, site.status]).toEqual(['', 0]);
    expect(checkSite(site.outDir, readOwnParts([await buildSample()]))).toEqual([]);
    // The texts are long.
    expect((await checkHtml(site.outDir)).filter((fault) => !fault.endsWith('(long-title)'))).toEqual([]);
  });

  it('shows each of the texts as it is meant, once decoded', async () => {
    const shown = {
      'index.html': ['Paper', 'Foot', 'Us', 'Shop', 'About', 'Now', 'Hosted', 'Mara', 'Sea'],
      'about/index.html': ['About', 'Foot', 'Shop'],
      'corrections/index.html': ['Wrong', 'Hosted'],
      'authors/mara/index.html': ['Mara', 'Role', 'Life', 'Link', 'Hosted'],
      'news/hosted/index.html': ['Hosted', 'Wrong', 'Reviewer', 'Note', 'Mara'],
      'news/gone/index.html': ['Reason'],
      'topics/sea/index.html': ['Sea', 'Wet'],
      'newsletter/2026-03-02/index.html': ['Paper', 'Hosted', 'Mara'],
    };
    for (const [path, names] of Object.entries(shown))
      for (const name of names) expect([path, name, isShown(await read(path), name)]).toEqual([path, name, true]);
  });

  it('is the same text to machines', async () => {
    const { things, scripts } = readHead(await read('index.html'));
    expect(scripts.join('\n')).not.toContain('pwned');
    expect(things.find((thing) => thing['@type'] === 'NewsMediaOrganization')).toMatchObject({
      name: seen('House'),
      alternateName: seen('Paper'),
      address: seen('Street'),
      correctionsPolicy: 'https://paper.example/ai/about/?%22%3E%3Cscript%3Epwned()%3C/script%3E',
      sameAs: ['https://a.example/%22%3E%3Cscript%3Epwned()%3C/script%3E?a=1&b=%272'],
    });
    expect(JSON.parse(await read('manifest.webmanifest'))).toMatchObject({ name: seen('Paper'), description: seen('Says') });
    expect(JSON.parse(await read('feed.json'))).toMatchObject({ title: seen('Paper'), description: seen('Says') });
    const [channel] = childrenOf(readXml(await read('rss.xml')), 'channel');
    expect([channel && textOf(channel, 'title'), channel && textOf(channel, 'description')]).toEqual([seen('Paper'), seen('Says')]);
    expect(await read('newsletter/2026-03-02/index.txt')).toContain(seen('Hosted').slice(0, 30));
  });

  it('adds no rule to robots.txt, and no element to the terms for machines', async () => {
    const lines = (await read('robots.txt')).split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => !/^(?:User-agent: [\w* -]+|Allow: \/|Disallow: \/|License: \S+|Sitemap: \S+)$/.test(line))).toEqual([]);
    expect(lines.filter((line) => line === 'Disallow: /')).toHaveLength(1);
    const names = (node: ReturnType<typeof readXml>): string[] => [node.name, ...node.children.flatMap(names)];
    expect(names(readXml(await read('rsl.xml')))).not.toContain('script');
    expect(await read('rsl.xml')).not.toContain('<script');
  });

  it('has excerpts in its feeds where it wants no more there, and the corrections all the same', async () => {
    for (const path of ['rss.xml', 'atom.xml', 'feed.json', 'topics/sea/rss.xml', 'authors/mara/atom.xml']) {
      const feed = await read(path);
      expect([path, feed.includes('The excerpt of it.'), feed.includes('The body of it.')]).toEqual([path, true, false]);
    }
    const { items } = JSON.parse(await read('feed.json')) as { items: { url: string; content_html: string; summary: string }[] };
    const hosted = items.find(({ url }) => url.endsWith('/news/hosted/'));
    expect(hosted?.content_html).toContain('<p>The excerpt of it.</p>');
    expect(hosted?.content_html).toContain('Wrong &lt;script');
    // The page and the API still have it whole.
    for (const path of ['news/hosted/index.html', 'api/news/hosted.json']) expect(await read(path)).toContain('The body of it.');
  });
});
