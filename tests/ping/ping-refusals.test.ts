import { describe, expect, it } from 'vitest';
import { runScript } from '../run-command.ts';
import { at, nameOf, useLoopbackPair } from './loopback-pair.ts';
import { KEY, makePublication } from './publication.ts';

const pair = useLoopbackPair();

describe('npm run ping, before it tells anybody,', () => {
  it('says what to add to site.yaml where it names nobody', async () => {
    const publication = await makePublication({});
    const { status, stdout } = await publication.ping();
    expect(status).toBe(0);
    expect(stdout).toBe('nobody to tell: name a hub or an indexNowKey in site.yaml, for example hub: https://pubsubhubbub.appspot.com/\n');
  });

  it('stops with OFFLINE=1, and keeps its memory', async () => {
    const publication = await pair.makeKnown();
    await publication.writePage('news/one/', 'One, corrected');
    const { status, stdout } = await publication.ping([], { OFFLINE: '1' });
    expect([status, stdout]).toEqual([0, 'nobody was told, as OFFLINE=1 asks; the next ping tells what changed\n']);
    expect(pair.hub.messages).toEqual([]);
    await publication.ping();
    expect(pair.hub.hubAddresses()).toEqual(at('news/one/'));
  });

  it('wants a built site', async () => {
    const publication = await makePublication({ hub: pair.hub.url });
    await publication.remove('index.html');
    const { status, stderr } = await publication.ping();
    expect(status).toBe(2);
    expect(stderr).toBe(`OUT_DIR holds no site that Broadsheet built: ${publication.outDir}; run npm run build first, deploy, then ping\n`);
  });

  it('wants the site built for the address it speaks of', async () => {
    const publication = await makePublication({ hub: pair.hub.url });
    const { status, stderr } = await publication.ping([], { SITE_URL: 'https://moved.example' });
    expect(status).toBe(2);
    expect(stderr).toContain('OUT_DIR was built for https://paper.example/, not for https://moved.example/; run npm run build again');
  });

  it('wants the hub and the key to be part of the built site', async () => {
    const publication = await makePublication({});
    await publication.configure({ url: 'https://paper.example', hub: pair.hub.url, indexNowKey: KEY, indexNowEndpoint: pair.indexNow.url });
    const { status, stderr } = await publication.ping();
    expect(status).toBe(1);
    expect(stderr).toContain(
      `${nameOf(pair.hub)}: nothing told: the built site does not name this hub yet; run npm run build, deploy, then ping`,
    );
    expect(stderr).toContain(`${nameOf(pair.indexNow)}: nothing told: the built site does not hold the key file yet`);
    expect([...pair.hub.messages, ...pair.indexNow.messages]).toEqual([]);
  });

  it('refuses to tell strangers of a site that has no address yet', async () => {
    const publication = await makePublication({ hub: 'https://hub.invalid/', url: 'http://localhost:4321' });
    await publication.configure({ hub: 'https://hub.invalid/' });
    const { status, stderr } = await publication.ping();
    expect(status).toBe(1);
    expect(stderr).toContain('set url in site.yaml');
  });

  it('refuses to tell strangers of a site that nobody else can fetch', async () => {
    const publication = await makePublication({ hub: 'https://hub.invalid/', url: 'http://localhost:4321' });
    const { status, stderr } = await publication.ping();
    expect(status).toBe(1);
    expect(stderr).toBe(
      'hub.invalid: nothing told: nobody else can fetch http://localhost:4321/; set url in site.yaml, and build and deploy again\n',
    );
  });

  it('reports an error in site.yaml as other commands do', async () => {
    const publication = await makePublication({ hub: pair.hub.url });
    await publication.configure({ url: 'https://paper.example', hub: 'hub.example' });
    const { status, stderr } = await publication.ping();
    expect(status).toBe(1);
    expect(stderr).toMatch(/site\.yaml:1:\d+ {2}hub is not a web address, found "hub\.example"; write for example hub: /);
    expect(stderr).toContain('Nobody was told. Mend site.yaml.');
  });

  it('exits 2 at a flag it does not know', async () => {
    const { status, stderr } = await runScript('ping', { args: ['--dryrun'] }).ended;
    expect(status).toBe(2);
    expect(stderr).toContain('npm run ping does not know "--dryrun"; did you mean --dry-run?');
  });
});
