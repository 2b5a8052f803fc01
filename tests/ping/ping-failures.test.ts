import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { at, nameOf, useLoopbackPair } from './loopback-pair.ts';
import { KEY, makePublication } from './publication.ts';

const pair = useLoopbackPair();

describe('npm run ping, when something fails,', () => {
  it('tries again a hub that answers 500 once', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/one/', 'One, corrected');
    pair.hub.answers = [500];
    const { status, stdout, stderr } = await publication.ping();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${nameOf(pair.hub)}: 1 address told (1 changed)`);
    expect(pair.hub.messages).toHaveLength(2);
  });

  it('tells the other receiver all the same, exits 1, and tells the first one next time', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/one/', 'One, corrected');
    await publication.remove('news/two');
    pair.hub.usual = 503;
    const failed = await publication.ping();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain(`${nameOf(pair.hub)}: 1 of 1 address not told: answered 503; the next ping tries again`);
    expect(failed.stdout).toContain(`${nameOf(pair.indexNow)}: 2 addresses told`);
    pair.clear();
    pair.hub.usual = 204;
    expect((await publication.ping()).status).toBe(0);
    expect(pair.hub.hubAddresses()).toEqual(at('news/one/'));
    expect(pair.indexNow.messages).toEqual([]);
  });

  it('explains that IndexNow could not read the key, and keeps what was removed for next time', async () => {
    const publication = await pair.makeKnown();
    await publication.remove('news/two');
    pair.indexNow.usual = 403;
    const failed = await publication.ping();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain(
      `answered 403: the key is not valid; deploy the site first, so that https://paper.example/${KEY}.txt can be read`,
    );
    expect(pair.indexNow.messages).toHaveLength(1);
    pair.clear();
    pair.indexNow.usual = 200;
    expect((await publication.ping()).status).toBe(0);
    expect(pair.indexNow.listedAddresses()).toEqual(at('news/two/'));
  });

  it('names a receiver that refuses connections', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/one/', 'One, corrected');
    await pair.hub.close();
    const { status, stderr } = await publication.ping();
    expect(status).toBe(1);
    expect(stderr).toContain(`${nameOf(pair.hub)}: 1 of 1 address not told: the host refuses connections`);
    expect(pair.indexNow.messages).toHaveLength(1);
  });

  it.each([
    ['damaged', '{"version":1,"receivers":{"a":'],
    ['of another form', '{"version":1,"receivers":{"a":{"b":[1]}}}'],
  ])('starts anew when its memory is %s, and says so', async (_case, text) => {
    const publication = await pair.makeKnown();
    await writeFile(publication.memory, text);
    const { status, stdout, stderr } = await publication.ping();
    expect(status).toBe(0);
    expect(stderr).toBe("ping.json in CACHE_DIR can't be read (it is damaged); nothing counts as told yet\n");
    expect(stdout).toContain('on this first ping');
    expect(pair.hub.hubAddresses()).toEqual(at('rss.xml', 'topics/sea/feed.json'));
    pair.clear();
    expect((await publication.ping()).stdout).toContain('nothing changed');
  });

  it('mends a memory that is a folder, and leaves no temporary files', async () => {
    const publication = await makePublication({ hub: pair.hub.url });
    await mkdir(publication.memory, { recursive: true });
    expect((await publication.ping()).stderr).toContain("ping.json in CACHE_DIR can't be read (EISDIR)");
    expect((await publication.ping()).stdout).toContain('nothing changed');
    expect(await readdir(publication.cacheDir)).toEqual(['ping.json']);
  });

  it('counts the first ping as not done while nothing was accepted', async () => {
    const publication = await makePublication({ hub: pair.hub.url });
    pair.hub.usual = 400;
    expect((await publication.ping()).status).toBe(1);
    pair.hub.usual = 204;
    pair.clear();
    expect((await publication.ping()).stdout).toContain('on this first ping');
    expect(pair.hub.hubAddresses()).toEqual(at('rss.xml', 'topics/sea/feed.json'));
  });
});
