import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOWNLOAD_LIMITS } from '../../../src/images/fetch/download-picture.ts';
import { fillStore } from '../../../src/images/fill/fill-store.ts';
import type { FillResult } from '../../../src/images/fill/fill-tally.ts';
import { temporaryFolder } from '../../run-command.ts';
import { drawGradient } from '../sample-pictures.ts';
import { listHostileCases } from './hostile-cases.ts';
import { type HostileCase, startHostileHosts } from './hostile-host.ts';
import { startNameServer } from './name-server.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'empty.test': [],
  'private.test': ['127.0.0.2'],
  'mixed.test': ['198.41.0.4', '127.0.0.2'],
  'metadata.test': ['169.254.169.254'],
  'mapped.test': ['::ffff:7f00:2'],
};

const ENCODING = { avif: { quality: 30, effort: 0 }, webp: { quality: 30, effort: 0 }, jpeg: { quality: 30 } };

describe('a build whose pictures lie on hostile hosts', async () => {
  const cases = await listHostileCases();
  const good = Array.from({ length: 10 }, (_, index) => `/good-${index}.jpg`);
  let hosts: Awaited<ReturnType<typeof startHostileHosts>>;
  let result: FillResult;
  let again: FillResult;
  let goodHost: string;
  let connections: Map<HostileCase, number>;

  beforeAll(async () => {
    const names = await startNameServer((name) => NAMES[name] ?? 'unknown');
    const pictures = await Promise.all(
      good.map((_, index) =>
        drawGradient(40 + index)
          .jpeg()
          .toBuffer(),
      ),
    );
    const server = createServer((request, response) => response.end(pictures[good.indexOf(request.url ?? '')]));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    goodHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    hosts = await startHostileHosts(cases);
    // Good ones at the end: every bad one gets its chance to do harm before them.
    const urls = [...[...hosts.hosts.values()].map(({ url }) => url), ...good.map((path) => goodHost + path)];
    const network = {
      userAgent: 'Broadsheet test',
      allowedHosts: ['127.0.0.1'],
      // Wide enough for a busy machine to unpack a bomb.
      limits: { ...DOWNLOAD_LIMITS, firstByte: 4000, whole: 12_000 },
      backoff: 10,
      nameServers: [names.address],
    };
    const dir = join(await temporaryFolder(), 'pictures');
    const jobs = urls.map((url) => ({ url, slots: ['card'] as const }));
    result = await fillStore(dir, jobs, { encoding: ENCODING, network });
    connections = countConnections();
    again = await fillStore(dir, jobs, { encoding: ENCODING, network });
    await new Promise((closed) => server.close(closed));
    await names.close();
  });

  afterAll(async () => {
    await hosts?.close();
  });

  function countConnections(): Map<HostileCase, number> {
    return new Map([...hosts.hosts].map(([hostile, host]) => [hostile, host.connections()]));
  }

  it.each(cases.map((hostile): [string, HostileCase] => [hostile.name, hostile]))('knows what to do with a host that %s', (_, hostile) => {
    const url = hosts.hosts.get(hostile)?.url ?? '';
    const missing = result.missing.get(url);
    expect(missing?.reason ?? (result.pictures.has(url) ? 'picture' : 'nothing'), missing?.detail).toBe(hostile.expected);
    expect(connections.get(hostile)).toBe(hostile.requests ?? 1);
  });

  it('makes every good picture of the same run', () => {
    expect(good.filter((path) => !result.pictures.has(goodHost + path))).toEqual([]);
    expect(result.waiting).toEqual([]);
  });

  it('reaches nothing on a private address', () => {
    expect(hosts.trapped()).toBe(0);
  });

  it('asks no hostile host again in the next run', () => {
    const asked = [...countConnections()].filter(([hostile, count]) => count !== connections.get(hostile));
    expect(asked.map(([{ name }]) => name)).toEqual([]);
    expect([...again.pictures.keys()].toSorted()).toEqual([...result.pictures.keys()].toSorted());
    expect(again.fetched).toBe(0);
  });
});
