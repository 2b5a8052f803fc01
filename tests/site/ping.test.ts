import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LoopbackReceiver, startReceiver } from '../ping/loopback-receiver.ts';
import { buildSite, ENGINE_DIR, OF_GONE_ADDRESSES, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };
const KEY = '0a1b2c3d4e5f';
const HOSTED = 'news/2026/2026-01-03-hosted.md';

let hub: LoopbackReceiver;
let indexNow: LoopbackReceiver;
/** What the hub found at each address when it was told of it. */
let fetched: Map<string, string>;

beforeEach(async () => {
  fetched = new Map();
  hub = await startReceiver(async ({ body }) => {
    for (const topic of new URLSearchParams(body).getAll('hub.url')) {
      if (topic.startsWith('http://127.0.0.1')) fetched.set(topic, await (await fetch(topic)).text());
    }
  });
  indexNow = await startReceiver();
});
afterEach(async () => {
  await Promise.all([hub.close(), indexNow.close()]);
});

interface Paper {
  contentDir: string;
  outDir: string;
  publish: () => Promise<void>;
  ping: (args?: string[]) => ReturnType<typeof runScript>['ended'];
}

/** A copy of the small publication that names both receivers. */
async function makePaper(env: NodeJS.ProcessEnv = {}): Promise<Paper> {
  const folder = await temporaryFolder();
  const [contentDir, outDir] = [join(folder, 'content'), join(folder, 'site')];
  await cp(join(ENGINE_DIR, 'tests/fixtures/small'), contentDir, { recursive: true });
  await appendFile(join(contentDir, 'site.yaml'), `hub: ${hub.url}\nindexNowKey: ${KEY}\nindexNowEndpoint: ${indexNow.url}\n`);
  return {
    contentDir,
    outDir,
    publish: async () => {
      const { status, stderr } = await buildSite(contentDir, { ...CLOCK, OUT_DIR: outDir, ...env });
      expect([status, stderr.replace(OF_GONE_ADDRESSES, '')]).toEqual([0, '']);
    },
    ping: (args = []) =>
      runScript('ping', { args, env: { CONTENT_DIR: contentDir, OUT_DIR: outDir, CACHE_DIR: join(folder, 'memory'), ...env } }).ended,
  };
}

function clear(): void {
  hub.clear();
  indexNow.clear();
}

const FEEDS = /\/(?:rss\.xml|atom\.xml|feed\.json)$/;

describe('a published site under /ai/', () => {
  it('is told of as it changes: a story edited, deleted and back again', async () => {
    const { contentDir, outDir, publish, ping } = await makePaper({ BASE_PATH: '/ai/' });
    const root = 'https://small.example/ai/';
    await publish();
    expect(await readFile(join(outDir, `${KEY}.txt`), 'utf8')).toBe(KEY);
    expect((await ping()).status).toBe(0);
    // Copies at old addresses name the new ones, and hubs know those alone.
    const feeds = [...(await readTree(outDir))].flatMap(([path, text]) =>
      FEEDS.test(`/${path}`) && !path.startsWith('api/') && text.includes(root + path) ? [path] : [],
    );
    expect(hub.hubAddresses()).toEqual(feeds.map((path) => root + path).toSorted());
    expect(indexNow.listedAddresses()).toEqual([root]);

    clear();
    await publish();
    expect((await ping()).stdout.match(/nothing changed/g)).toHaveLength(2);

    const before = await readMains(outDir);
    const story = await readFile(join(contentDir, HOSTED), 'utf8');
    await writeFile(join(contentDir, HOSTED), `${story}\nOne more paragraph.\n`);
    await publish();
    await ping();
    const edited = await readMains(outDir);
    const page = `${root}news/2026-01-03-hosted/`;
    expect(indexNow.listedAddresses()).toEqual(findDifferent(before, edited));
    expect(indexNow.listedAddresses()).toEqual([page]);
    const told = hub.hubAddresses();
    expect(told.filter((address) => !FEEDS.test(address))).toEqual([page]);
    expect(told).toContain(`${root}rss.xml`);
    expect(told).not.toContain(`${root}topics/quiet/rss.xml`);

    clear();
    await rm(join(contentDir, HOSTED));
    await publish();
    await ping();
    const without = await readMains(outDir);
    expect(hub.hubAddresses()).not.toContain(page);
    expect(indexNow.listedAddresses()).toEqual(findDifferent(edited, without));
    expect(indexNow.listedAddresses()).toEqual(expect.arrayContaining([page, `${root}archive/2026/01/`]));
    expect(indexNow.listedAddresses()).not.toContain(`${root}news/2026-01-01-first-light/`);

    clear();
    await writeFile(join(contentDir, HOSTED), story);
    await publish();
    expect((await ping()).stdout).toMatch(/ addresses told \(\d+ new, /);
    expect(hub.hubAddresses()).toContain(page);
    expect(indexNow.listedAddresses()).toContain(page);
  });

  it('gives a hub what it was told of, and every feed and page there names hub and itself', async () => {
    const folder = join(await temporaryFolder(), 'site');
    const server: FolderServer = await serveFolder(folder, '/ai/');
    try {
      const { publish, ping } = await makePaper({ BASE_PATH: '/ai/', SITE_URL: new URL(server.url).origin, OUT_DIR: folder });
      await publish();
      const { status, stderr } = await ping(['--all']);
      expect([status, stderr.replace(OF_GONE_ADDRESSES, '')]).toEqual([0, '']);
      const key = await fetch(JSON.parse(indexNow.messages[0]?.body ?? '').keyLocation);
      expect([key.status, await key.text()]).toEqual([200, KEY]);
      expect([...fetched.keys()].map((address) => new URL(address).pathname.split('/').at(-1))).toEqual(
        expect.arrayContaining(['rss.xml', 'atom.xml', 'feed.json', '']),
      );
      for (const [topic, text] of fetched) expect([topic, ...findLinks(topic, text)]).toEqual([topic, hub.url, topic]);
    } finally {
      await server.close();
    }
  });
});

/** The main content of every page that has an address, by that address. */
async function readMains(outDir: string): Promise<Map<string, string>> {
  const pages = [...(await readTree(outDir))].filter(([path, html]) => path.endsWith('.html') && !html.includes('noindex'));
  return new Map(
    pages.flatMap(([, html]) => {
      const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
      return canonical === undefined ? [] : [[canonical, /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '']];
    }),
  );
}

function findDifferent(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((address) => before.get(address) !== after.get(address)).toSorted();
}

/** The hub and the own address that a topic names. */
function findLinks(topic: string, text: string): (string | undefined)[] {
  if (topic.endsWith('.json')) {
    const { hubs, feed_url: self } = JSON.parse(text);
    return [hubs.find(({ type }: { type: string }) => type === 'WebSub')?.url, self];
  }
  const element = topic.endsWith('rss.xml') ? 'atom:link' : 'link';
  const links = [...text.matchAll(new RegExp(`<${element} ([^>]*)>`, 'g'))].map(([, attributes = '']) => attributes);
  return ['hub', 'self'].map((rel) => /href="([^"]*)"/.exec(links.find((link) => link.includes(`rel="${rel}"`)) ?? '')?.[1]);
}
