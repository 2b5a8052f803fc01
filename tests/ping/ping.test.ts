import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { at, nameOf, useLoopbackPair } from './loopback-pair.ts';
import { KEY } from './publication.ts';

const pair = useLoopbackPair();

describe('npm run ping', () => {
  it('at first tells the hub of the feeds, IndexNow of the home page, and says how to tell the rest', async () => {
    const publication = await pair.makePublication();
    const { status, stdout, stderr } = await publication.ping();
    expect([status, stderr]).toEqual([0, '']);
    expect(pair.hub.hubAddresses()).toEqual(at('rss.xml', 'topics/sea/feed.json'));
    expect(pair.indexNow.listedAddresses()).toEqual(at(''));
    const rest = 'on this first ping N more count as known, npm run ping -- --all tells them too';
    expect(stdout.replaceAll(/\d+\.\d s/g, '0.1 s')).toBe(
      [
        `${nameOf(pair.hub)}: 2 addresses told (2 new); ${rest.replace('N', '3')} · 0.1 s`,
        `${nameOf(pair.indexNow)}: 1 address told (1 new); ${rest.replace('N', '2')} · 0.1 s\n`,
      ].join('\n'),
    );
  });

  it('asks nobody when nothing changed, and writes nothing', async () => {
    const publication = await pair.makeKnown();
    const before = await readFile(publication.memory, 'utf8');
    const { status, stdout } = await publication.ping();
    expect(status).toBe(0);
    expect(stdout).toBe(
      [pair.hub, pair.indexNow].map((receiver) => `${nameOf(receiver)}: nothing changed since it was told last\n`).join(''),
    );
    expect([...pair.hub.messages, ...pair.indexNow.messages]).toEqual([]);
    expect(await readFile(publication.memory, 'utf8')).toBe(before);
  });

  it('speaks to each receiver as its documentation says', async () => {
    const publication = await pair.makeKnown({ base: '/ai/' });
    await publication.writePage('news/one/', 'One, corrected');
    await publication.ping();
    const [toHub, toIndexNow] = [pair.hub.messages[0], pair.indexNow.messages[0]];
    const address = 'https://paper.example/ai/news/one/';
    expect(toHub).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect([...new URLSearchParams(toHub?.body)]).toEqual([
      ['hub.mode', 'publish'],
      ['hub.url', address],
      ['hub.topic', address],
    ]);
    expect(toIndexNow).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(JSON.parse(toIndexNow?.body ?? '')).toEqual({
      host: 'paper.example',
      key: KEY,
      keyLocation: `https://paper.example/ai/${KEY}.txt`,
      urlList: [address],
    });
    for (const message of [toHub, toIndexNow]) expect(message?.headers['user-agent']).toBe('Broadsheet (+https://paper.example/ai/)');
  });

  it('tells of what is new, changed and gone: the hub of feeds and pages, IndexNow of pages', async () => {
    const publication = await pair.makeKnown();
    await publication.write('rss.xml', '<rss>new</rss>');
    await publication.writePage('news/one/', 'One, corrected');
    await publication.remove('news/two');
    await publication.writePage('news/three/', 'Three');
    const { status, stdout } = await publication.ping();
    expect(status).toBe(0);
    expect(pair.hub.hubAddresses()).toEqual(at('news/one/', 'news/three/', 'rss.xml'));
    expect(pair.indexNow.listedAddresses()).toEqual(at('news/one/', 'news/three/', 'news/two/'));
    expect(stdout).toContain(`${nameOf(pair.hub)}: 3 addresses told (1 new, 2 changed) · `);
    expect(stdout).toContain(`${nameOf(pair.indexNow)}: 3 addresses told (1 new, 1 changed, 1 removed) · `);
  });

  it('tells of a page that is gone only once, and of one that came back', async () => {
    const publication = await pair.makeKnown();
    await publication.remove('news/two');
    await publication.ping();
    pair.clear();
    await publication.ping();
    expect(pair.indexNow.messages).toEqual([]);
    await publication.writePage('news/two/', 'Two');
    const { stdout } = await publication.ping();
    expect(pair.hub.hubAddresses()).toEqual(at('news/two/'));
    expect(pair.indexNow.listedAddresses()).toEqual(at('news/two/'));
    expect(stdout).toContain('1 address told (1 new)');
  });

  it('counts a page that became a redirect or asks not to be listed as gone', async () => {
    const publication = await pair.makeKnown();
    const canonical = '<link rel="canonical" href="https://paper.example/news/one/">';
    await publication.write(
      'news/two/index.html',
      `<html><head><meta http-equiv="refresh" content="0;url=/news/one/">${canonical}</head></html>`,
    );
    await publication.writePage('news/one/', 'One', '<meta name="robots" content="noindex">');
    await publication.ping();
    expect(pair.indexNow.listedAddresses()).toEqual(at('news/one/', 'news/two/'));
    expect(pair.hub.messages).toEqual([]);
  });

  it('takes a new style sheet, script or menu for no change', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/one/', 'One', '<style>main { color: red }</style><script>let menu = "<main>";</script>');
    await publication.ping();
    expect([...pair.hub.messages, ...pair.indexNow.messages]).toEqual([]);
  });

  it('leaves pages of another canonical address to the hub', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/one/', 'One, corrected');
    const page = await readFile(`${publication.outDir}/news/one/index.html`, 'utf8');
    await publication.write(
      'news/one/index.html',
      page.replace('"canonical" href="https://paper.example/', '"canonical" href="https://source.example/'),
    );
    await publication.ping();
    expect(pair.hub.hubAddresses()).toEqual(at('news/one/'));
    expect(pair.indexNow.messages.map(({ body }) => JSON.parse(body).urlList)).toEqual([at('news/one/')]);
    pair.clear();
    await publication.writePage('news/two/', 'Two, corrected');
    await publication.ping();
    expect(pair.indexNow.listedAddresses()).toEqual(at('news/two/'));
  });

  it('percent-encodes addresses, and takes no story’s JSON or picture for a feed or a page', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/2026-01-05-élan & co/', 'Élan');
    await publication.write('api/news/feed.json', '{}');
    await publication.write('pictures/odd.html', '<html></html>');
    await publication.write('.git/rss.xml', '');
    const page = await readFile(`${publication.outDir}/news/2026-01-05-élan & co/index.html`, 'utf8');
    await publication.write('news/2026-01-05-élan & co/index.html', page.replaceAll('%20&', '%20%26'));
    await publication.ping();
    const addresses = at('news/2026-01-05-%C3%A9lan%20%26%20co/');
    expect(pair.hub.hubAddresses()).toEqual(addresses);
    expect(pair.indexNow.listedAddresses()).toEqual(addresses);
  });

  it('with --all tells everything again', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/one/', 'One, corrected');
    const { stdout } = await publication.ping(['--all']);
    expect(pair.hub.hubAddresses()).toEqual(at('', 'news/one/', 'news/two/', 'rss.xml', 'topics/sea/feed.json'));
    expect(pair.indexNow.listedAddresses()).toEqual(at('', 'news/one/', 'news/two/'));
    expect(stdout).toContain('5 addresses told (1 changed, 4 again)');
  });

  it('with --dry-run prints each address, tells nobody and forgets that it was asked', async () => {
    const publication = await pair.makeKnown();
    await publication.remove('news/two');
    await publication.writePage('news/three/', 'Three');
    const before = await readFile(publication.memory, 'utf8');
    const { status, stdout } = await publication.ping(['--dry-run'], { OFFLINE: '1' });
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        `${nameOf(pair.hub)}: 1 address would be told (1 new)`,
        '  new      https://paper.example/news/three/',
        `${nameOf(pair.indexNow)}: 2 addresses would be told (1 new, 1 removed)`,
        '  new      https://paper.example/news/three/',
        '  removed  https://paper.example/news/two/\n',
      ].join('\n'),
    );
    expect([...pair.hub.messages, ...pair.indexNow.messages]).toEqual([]);
    expect(await readFile(publication.memory, 'utf8')).toBe(before);
  });

  it('keeps apart what it told of the same content under other addresses', async () => {
    const publication = await pair.makeKnown();
    const moved = await pair.makePublication({ url: 'https://moved.example', base: '/ai/' });
    const env = { OUT_DIR: moved.outDir, SITE_URL: 'https://moved.example', BASE_PATH: '/ai/' };
    expect((await publication.ping([], env)).stdout).toContain('on this first ping');
    expect(pair.hub.hubAddresses()).toContain('https://moved.example/ai/rss.xml');
    pair.clear();
    expect((await publication.ping()).stdout).toContain('nothing changed');
    expect((await publication.ping([], env)).stdout).toContain('nothing changed');
  });
});
