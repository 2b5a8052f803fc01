import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { type BuiltSite, buildSite, readTree, temporaryFolder } from '../run-command.ts';

const STORIES = {
  // Of the paper's own: nothing but what it tells.
  'harbour-dry': 'title: The harbour is dry\npublishedDateTime: 2026-03-02T09:00:00Z\ntopics: [Harbour]',
  // As files before mid-2020 are.
  'lamp-lit':
    'title: The lamp is lit\npublishedDateTime: 2017-07-23T20:04:00Z\nwebUrl: https://www.lamp.example/lit\nprovider: {name: The Lamp}',
};

let site: BuiltSite;
const read = (path: string) => readFile(join(site.outDir, path), 'utf8');

beforeAll(async () => {
  const content = await temporaryFolder();
  await mkdir(join(content, 'news'));
  await writeFile(join(content, 'site.yaml'), 'title: The Tide Table\nurl: https://tide.example\n');
  for (const [slug, fields] of Object.entries(STORIES)) {
    await writeFile(join(content, `news/${slug}.md`), `---\n${fields}\n---\n${slug === 'harbour-dry' ? 'Boats lie on sand.' : ''}\n`);
  }
  site = await buildSite(content, { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 3, 1) / 1000) });
});

describe('a story that names no provider and no address', () => {
  it('is the paper’s own, on a page whose byline leads nowhere else', async () => {
    expect(site.stdout).toContain('2 articles published');
    expect(site.stdout).toContain('no problems');
    const page = await read('news/harbour-dry/index.html');
    expect(page).toMatch(/<span class="provider">\s*<span>The Tide Table<\/span>/);
    expect(page).not.toContain('rel="external"');
    expect(page).toContain('"publisher":{"@type":"Organization","@id":"https://tide.example/#organization"');
  });

  it('has no page of a source, where another has one by its host', async () => {
    const providers = [...(await readTree(site.outDir)).keys()].filter((path) => /^providers\/.+\/index\.html$/.test(path));
    expect(providers).toEqual(['providers/lamp.example/index.html']);
  });

  it('is by the paper in feeds, without a source, and its address is this site’s in the API', async () => {
    const feed = JSON.parse(await read('feed.json')) as { items: Record<string, unknown>[] };
    expect(feed.items[0]).toMatchObject({
      authors: [{ name: 'The Tide Table', url: 'https://tide.example/' }],
      content_html: '<p>Boats lie on sand.</p>',
    });
    expect(feed.items[0]).not.toHaveProperty('external_url');
    const address = 'https://tide.example/news/harbour-dry/';
    expect(JSON.parse(await read('api/news/harbour-dry.json'))).toMatchObject({
      webUrl: address,
      originalUrl: address,
      provider: { name: 'The Tide Table', domain: 'tide.example' },
    });
    expect(JSON.parse(await read('api/news/lamp-lit.json'))).toMatchObject({
      originalUrl: 'https://www.lamp.example/lit',
      provider: { name: 'The Lamp', domain: 'lamp.example' },
    });
  });

  it('is found by search under the paper’s name', async () => {
    const index = JSON.parse(await read('search/newest.json')) as { providers: unknown[] };
    expect(index.providers).toEqual([
      ['', 'The Tide Table'],
      ['lamp.example', 'The Lamp'],
    ]);
  });

  it('leaves every page valid, without a broken link', async () => {
    expect(await checkHtml(site.outDir)).toEqual([]);
    expect((await checkLinks(site.outDir)).broken).toEqual([]);
  });
});
