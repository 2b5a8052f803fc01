import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../run-command.ts';
import { type NameAnswer, type NameServer, startNameServer } from '../fetch/name-server.ts';
import { fill, IMPATIENT, listPaths, startPictureHost } from '../quick-fill.ts';
import { drawGradient } from '../sample-pictures.ts';

let dir: string;
let names: NameServer | undefined;

beforeEach(async () => {
  dir = join(await temporaryFolder(), 'pictures');
});

afterEach(async () => {
  await names?.close();
  names = undefined;
});

async function startNames(answer: (name: string) => NameAnswer): Promise<{ nameServers: string[]; asked: string[] }> {
  names = await startNameServer(answer);
  return { nameServers: [names.address], asked: names.asked };
}

const HOSTS = Array.from({ length: 60 }, (_, index) => `http://host-${index}.test`);
const urls = HOSTS.flatMap((host) => listPaths(10).map((path) => host + path));

describe('a build without a network', () => {
  it.each<[string, () => Promise<{ nameServers: string[] }>]>([
    ['nobody listens at the name server', async () => ({ nameServers: ['127.0.0.1:1'] })],
    ['the name server never answers', () => startNames(() => 'silent')],
    ['the name server can’t ask anybody', () => startNames(() => 'failing')],
  ])('is given up at once when %s, and tries all again the next time', async (_, prepare) => {
    const result = await fill(dir, urls, {}, await prepare());
    // Names that were asked for one after another would be missing.
    expect(result.waiting).toHaveLength(urls.length);
    expect(result.missing.size).toBe(0);
    await names?.close();
    const { nameServers, asked } = await startNames(() => ['127.0.0.1']);
    await fill(dir, urls, {}, { nameServers });
    expect(new Set(asked).size).toBe(HOSTS.length);
  });

  it('does not take a picture with a private address for a sign of life', async () => {
    const { nameServers } = await startNames(() => 'silent');
    const { missing, waiting } = await fill(dir, ['http://127.0.1.1/a.jpg', ...urls], {}, { nameServers });
    expect([...missing.values()].filter(({ reason }) => reason !== 'forbidden address')).toEqual([]);
    expect(missing.size + waiting.length).toBe(urls.length + 1);
  });

  it('remembers nothing of many names that are unknown as long as none is known', async () => {
    const { nameServers, asked } = await startNames(() => 'unknown');
    await fill(dir, urls, {}, { nameServers });
    expect(new Set(asked.splice(0)).size).toBe(HOSTS.length);
    await fill(dir, urls, {}, { nameServers });
    expect(new Set(asked).size).toBe(HOSTS.length);
  });

  it('asks for nothing if nothing may be fetched, and shows what it has', async () => {
    const picture = await drawGradient().jpeg().toBuffer();
    const host = await startPictureHost((_, response) => response.end(picture));
    await fill(dir, [`${host.url}/a.jpg`]);
    const result = await fill(dir, [`${host.url}/a.jpg`, `${host.url}/b.jpg`], { network: undefined });
    await host.close();
    expect(host.asked).toEqual(['/a.jpg']);
    expect([...result.pictures.keys()]).toEqual([`${host.url}/a.jpg`]);
    expect(result.waiting).toEqual([`${host.url}/b.jpg`]);
  });
});

describe('a build with a network', () => {
  it.each<[string, NameAnswer]>([
    ['unknown', 'unknown'],
    ['served by name servers that fail', 'failing'],
    ['served by name servers that never answer', 'silent'],
    ['private', ['127.0.0.1']],
  ])('is not put off by hosts whose names are %s', async (_, answer) => {
    const picture = await drawGradient().jpeg().toBuffer();
    const { nameServers } = await startNames(() => answer);
    const host = await startPictureHost((_request, response) => setTimeout(() => response.end(picture), 200));
    const bad = HOSTS.slice(0, 7).map((other) => `${other}/a.jpg`);
    const { pictures, missing, waiting } = await fill(
      dir,
      [...bad, 'http://[2000::1]:1/a.jpg', `${host.url}/a.jpg`],
      {},
      { nameServers, limits: IMPATIENT },
    );
    await host.close();
    expect([...pictures.keys()]).toEqual([`${host.url}/a.jpg`]);
    expect(missing.size + waiting.length).toBe(bad.length + 1);
  });

  it('is not taken for none because the only host is slow', async () => {
    const picture = await drawGradient().jpeg().toBuffer();
    const host = await startPictureHost((_, response) => setTimeout(() => response.end(picture), 1800));
    const { pictures, waiting } = await fill(dir, [`${host.url}/a.jpg`], {}, {});
    await host.close();
    expect(waiting).toEqual([]);
    expect(pictures.size).toBe(1);
  });

  it('remembers a host whose name servers never answer, at the cost of one look-up', async () => {
    const picture = await drawGradient().jpeg().toBuffer();
    const { nameServers, asked } = await startNames(() => 'silent');
    const host = await startPictureHost((_, response) => response.end(picture));
    const dead = listPaths(50).map((path) => `http://dead.test${path}`);
    const { missing } = await fill(
      dir,
      [`${host.url}/a.jpg`, ...dead],
      {},
      { nameServers, limits: { firstByte: 6000, whole: 6000, size: 1e6, redirects: 3 } },
    );
    expect([...missing.keys()].toSorted()).toEqual(dead.toSorted());
    asked.splice(0);
    await fill(dir, [`${host.url}/a.jpg`, ...dead], {}, { nameServers });
    await host.close();
    expect(asked).toEqual([]);
  });
});
