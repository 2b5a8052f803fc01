import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../run-command.ts';
import { fill, listPaths, type PictureHost, startPictureHost } from '../quick-fill.ts';
import { drawGradient } from '../sample-pictures.ts';

let picture: Buffer;
let dir: string;
const hosts: PictureHost[] = [];

beforeAll(async () => {
  picture = await drawGradient().jpeg().toBuffer();
});

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

async function start(...arguments_: Parameters<typeof startPictureHost>): Promise<PictureHost> {
  dir = join(await temporaryFolder(), 'pictures');
  const host = await startPictureHost(...arguments_);
  hosts.push(host);
  return host;
}

describe('the number of requests at a time', () => {
  it('is two for a host, however many pictures it has', async () => {
    let now = 0;
    let most = 0;
    const host = await start(async (_, response) => {
      most = Math.max(most, ++now);
      await wait(20);
      now -= 1;
      response.end(picture);
    });
    const { pictures } = await fill(
      dir,
      listPaths(30).map((path) => host.url + path),
    );
    expect(pictures.size).toBe(30);
    expect(most).toBe(2);
  });

  it('is two for a host that other hosts redirect to', async () => {
    let now = 0;
    let most = 0;
    const target = await start(async (_, response) => {
      most = Math.max(most, ++now);
      await wait(20);
      now -= 1;
      response.end(picture);
    });
    const others = await Promise.all(
      listPaths(5).map((_, index) =>
        start((request, response) => response.writeHead(302, { location: target.url + request.url }).end(), `127.0.0.${index + 2}`),
      ),
    );
    const urls = others.flatMap((other, index) => [`${other.url}/${index}a.jpg`, `${other.url}/${index}b.jpg`]);
    const { pictures } = await fill(dir, urls);
    expect(pictures.size).toBe(10);
    expect(most).toBe(2);
  });

  it('is sixteen over all hosts', async () => {
    let now = 0;
    let most = 0;
    const serve: Parameters<typeof start>[0] = async (_, response) => {
      most = Math.max(most, ++now);
      await wait(60);
      now -= 1;
      response.end(picture);
    };
    const many = await Promise.all(listPaths(20).map((_, index) => start(serve, `127.0.0.${index + 2}`)));
    const { pictures } = await fill(
      dir,
      many.flatMap(({ url }) => [`${url}/a.jpg`, `${url}/b.jpg`]),
    );
    expect(pictures.size).toBe(40);
    expect(most).toBe(16);
  });
});

describe('retries', () => {
  it('leave a pause that grows', async () => {
    const times: number[] = [];
    const host = await start((_, response) => {
      times.push(performance.now());
      response.writeHead(503).end();
    });
    await fill(dir, [`${host.url}/a.jpg`], {}, { backoff: 100 });
    const [first = 0, second = 0, third = 0] = times;
    expect(times).toHaveLength(3);
    expect(second - first).toBeGreaterThan(95);
    expect(third - second).toBeGreaterThan(195);
  });

  it('wait as long as the host asks', async () => {
    const times: number[] = [];
    const host = await start((_, response, earlier) => {
      times.push(performance.now());
      if (earlier > 0) response.end(picture);
      else response.writeHead(429, { 'retry-after': '1' }).end();
    });
    const { pictures } = await fill(dir, [`${host.url}/a.jpg`]);
    const [first = 0, second = 0] = times;
    expect(pictures.size).toBe(1);
    expect(second - first).toBeGreaterThan(990);
  });

  it('never follow when a host asks for more than a minute', async () => {
    const host = await start((_, response) => response.writeHead(429, { 'retry-after': '61' }).end());
    const { missing } = await fill(
      dir,
      listPaths(50).map((path) => host.url + path),
    );
    expect(missing.size).toBe(50);
    expect(host.asked.length).toBeLessThanOrEqual(2);
  });

  it('end when a host has used up our patience, for all of its pictures together', async () => {
    const host = await start((_, response) => response.writeHead(429, { 'retry-after': '1' }).end());
    const { missing } = await fill(
      dir,
      listPaths(50).map((path) => host.url + path),
      {},
      { patience: 1500 },
    );
    expect(missing.size).toBe(50);
    expect(host.asked.length).toBeLessThanOrEqual(4);
  });

  it('go on with a host that limits how much it sends, as long as it sends', async () => {
    let requests = 0;
    const host = await start((_, response) => {
      requests += 1;
      if (requests % 3 === 0) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end(picture);
    });
    const { pictures } = await fill(
      dir,
      listPaths(8).map((path) => host.url + path),
      {},
      { patience: 1500 },
    );
    expect(pictures.size).toBe(8);
  });
});

describe('a dead host', () => {
  it.each<[string, Parameters<typeof start>[0]]>([
    ['never answers', () => {}],
    ['cuts each connection', (request) => request.socket.destroy()],
    ['fails', (_, response) => response.writeHead(500).end()],
    ['asks for patience', (_, response) => response.writeHead(429).end()],
  ])('with a hundred pictures that %s costs a few requests, and none in the next run', async (_, serve) => {
    const host = await start(serve);
    const good = await startPictureHost((_request, response) => response.end(picture));
    hosts.push(good);
    const urls = [...listPaths(100).map((path) => host.url + path), `${good.url}/a.jpg`];
    const first = await fill(dir, urls);
    expect(first.missing.size).toBe(100);
    expect(first.pictures.size).toBe(1);
    expect(host.asked.length).toBeLessThanOrEqual(12);
    host.asked.splice(0);
    const second = await fill(dir, urls);
    expect(host.asked).toEqual([]);
    expect([...second.missing.values()].filter(({ isRemembered }) => !isRemembered)).toEqual([]);
  });

  it('gets no new pictures to fail on while its failures are remembered', async () => {
    const host = await start((_, response) => response.writeHead(500).end());
    await fill(
      dir,
      listPaths(10).map((path) => host.url + path),
    );
    host.asked.splice(0);
    const { missing } = await fill(
      dir,
      [...listPaths(10), '/new.jpg'].map((path) => host.url + path),
    );
    expect(missing.size).toBe(11);
    expect(host.asked).toEqual([]);
  });

  it('that only lacks pictures is asked for each of them', async () => {
    const host = await start((request, response) => (request.url === '/9.jpg' ? response.end(picture) : response.writeHead(404).end()));
    const { missing, pictures } = await fill(
      dir,
      listPaths(10).map((path) => host.url + path),
    );
    expect(missing.size).toBe(9);
    expect(pictures.size).toBe(1);
    expect(host.asked).toHaveLength(10);
  });
});
