import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../src/images/fetch/address-guard.ts';
import { DOWNLOAD_LIMITS, downloadPicture } from '../../../src/images/fetch/download-picture.ts';
import { createGuardedDialer } from '../../../src/images/fetch/guarded-dialer.ts';
import { fillStore } from '../../../src/images/fill/fill-store.ts';
import type { FillResult } from '../../../src/images/fill/fill-tally.ts';
import type { PictureFailure } from '../../../src/images/picture-failure.ts';
import { temporaryFolder } from '../../run-command.ts';
import { drawGradient } from '../sample-pictures.ts';
import { type NameAnswer, type NameServer, startNameServer } from './name-server.ts';

const PUBLIC = `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 151.101.1.140
  169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
  2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450:4001:81b::200e 2400:cb00:2048:1::c629:d7a2 2c0f:fb50::1`.split(/\s+/);

const PRIVATE = `0.0.0.0 0.1.2.3 10.0.0.0 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.0
  169.254.169.254 169.254.170.2 172.16.0.0 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.0 192.168.255.255 198.18.0.1
  198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16
  :: ::1 ::2 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:a00:1 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::7f00:1 100::1
  2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:808:808::1 3fff::1 4000::1
  5f00::1 2a00:1450::5efe:7f00:1 2a00:1450::200:5efe:a00:1 fc00::1 fd00:ec2::254 fd20:ce::254 fe80::1 fe80::1%eth0 fe80::5efe:c0a8:1 fec0::1
  ff02::1 ff0e::1 2130706433 0x7f000001 0177.0.0.1 127.1 nonsense 1.2.3.4.5 1.2.3.256 [::1] localhost`.split(/\s+/);

describe('the guard of addresses', () => {
  it.each(PUBLIC)('takes %s for public', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(PRIVATE)('does not take %s for public', (address) => expect(isPublicAddress(address)).toBe(false));
  it('does not take nothing for public', () => expect(isPublicAddress('')).toBe(false));
});

/** Was set aside for tests once and given to nobody since: packets to it end nowhere (https://www.rfc-editor.org/rfc/rfc3330). */
const NOWHERE = '128.66.0.1';

const LIMITS = { ...DOWNLOAD_LIMITS, firstByte: 3000, whole: 6000 };

describe('the guard of names', () => {
  let names: NameServer;
  let server: Server;
  let port: number;
  let requests = 0;
  let hasRebound = false;

  beforeAll(async () => {
    names = await startNameServer((name, type): NameAnswer => {
      const answers: Readonly<Record<string, NameAnswer>> = {
        'private.test': ['127.0.0.1'],
        'private-v6.test': ['::1'],
        'mapped.test': ['::ffff:7f00:1'],
        'mixed.test': [NOWHERE, '127.0.0.1'],
        'mixed-families.test': [NOWHERE, '::1'],
        'half-silent.test': type === 'A' ? ['127.0.0.1'] : 'failing',
        'rebinding.test': hasRebound ? ['127.0.0.1'] : [NOWHERE],
        'allowed.test': ['127.0.0.1'],
        localhost: ['127.0.0.1'],
        'sub.localhost': ['127.0.0.1'],
      };
      return answers[name] ?? 'unknown';
    });
    const picture = await drawGradient().jpeg().toBuffer();
    server = createServer((request, response) => {
      requests += 1;
      const target = new URL(request.url ?? '', 'http://localhost').searchParams.get('to');
      if (target) response.writeHead(302, { location: target }).end();
      else response.end(picture);
    });
    await new Promise<void>((listening) => server.listen(0, listening));
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    await names.close();
  });

  async function fetchAll(urls: readonly string[], allowedHosts: readonly string[] = []): Promise<FillResult> {
    requests = 0;
    return fillStore(
      join(await temporaryFolder(), 'pictures'),
      urls.map((url) => ({ url, slots: ['logo'] as const })),
      {
        encoding: { avif: { quality: 30, effort: 0 }, webp: { quality: 30, effort: 0 }, jpeg: { quality: 30 } },
        network: {
          userAgent: 'Broadsheet test',
          allowedHosts,
          limits: LIMITS,
          backoff: 10,
          nameServers: [names.address],
        },
      },
    );
  }

  it.each(['private', 'private-v6', 'mapped', 'mixed', 'mixed-families', 'half-silent'])(
    'refuses %s.test, whichever of its addresses is private',
    async (name) => {
      const url = `http://${name}.test:${port}/a.jpg`;
      const { missing } = await fetchAll([url]);
      expect(missing.get(url)?.reason).toBe('forbidden address');
      expect(requests).toBe(0);
    },
  );

  it('never reaches this machine by the names that every machine has', async () => {
    const urls = ['localhost', 'sub.localhost', 'LOCALHOST', 'localhost.', 'ip6-localhost'].map((name) => `http://${name}:${port}/a.jpg`);
    const { pictures } = await fetchAll(urls);
    expect(pictures.size).toBe(0);
    expect(requests).toBe(0);
  });

  it('refuses a name that is public when it is first asked for and private the second time', async () => {
    requests = 0;
    // Not through a fetcher: it may give up a host that has failed, as the first address does at once where there is no network.
    const dialer = createGuardedDialer({ allowedHosts: new Set(), connectTimeout: 3000, nameServers: [names.address] });
    const read = (at: number) =>
      downloadPicture(`http://rebinding.test:${at}/a.jpg`, { dialer, userAgent: 'Broadsheet test', limits: LIMITS }).then(
        () => 'a picture',
        ({ reason }: PictureFailure) => reason,
      );
    try {
      // Another port, so that a connection which stands is of no use to the second.
      expect(await read(9)).not.toBe('forbidden address');
      expect(names.asked).toContain('rebinding.test');
      hasRebound = true;
      expect(await read(port)).toBe('forbidden address');
    } finally {
      await dialer.destroy();
    }
    expect(requests).toBe(0);
  });

  it('looks at the name that an allowed host redirects to', async () => {
    const to = (target: string) => `http://127.0.0.1:${port}/?to=${encodeURIComponent(target)}`;
    const urls = ['private', 'mixed', 'mapped'].map((name) => to(`http://${name}.test:${port}/a.jpg`));
    const { missing } = await fetchAll(urls, ['127.0.0.1']);
    expect(urls.map((url) => missing.get(url)?.reason)).toEqual(urls.map(() => 'forbidden address'));
    expect(requests).toBe(urls.length);
  });

  it('lets an allowed host have any address, and no host that only looks like it', async () => {
    const allowed = [`http://127.0.0.1:${port}/a.jpg`, `http://127.1:${port}/b.jpg`, `http://[::1]:${port}/c.jpg`];
    const others = [`http://127.0.0.2:${port}/d.jpg`, `http://127.0.0.1.private.test:${port}/e.jpg`];
    const { pictures, missing } = await fetchAll([...allowed, ...others], ['127.0.0.1', '::1']);
    expect([...pictures.keys()].toSorted()).toEqual(allowed.toSorted());
    expect([...missing.keys()].toSorted()).toEqual(others.toSorted());
  });
});
