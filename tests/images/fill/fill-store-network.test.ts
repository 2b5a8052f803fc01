import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../run-command.ts';
import { fill, IMPATIENT, listPaths, type PictureHost, startPictureHost } from '../quick-fill.ts';
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

/** Counts requests at a time; none is answered before so many have come, and then none at once: one too many would be seen. */
function holdUntil(count: number) {
  let now = 0;
  const { promise: reached, resolve: release } = Promise.withResolvers<void>();
  const held = {
    most: 0,
    serve: (async (_, response) => {
      held.most = Math.max(held.most, ++now);
      if (now === count) release();
      await reached;
      await wait(20);
      now -= 1;
      response.end(picture);
    }) as Parameters<typeof start>[0],
  };
  return held;
}

/** As the clock that pauses go by has it: what is set later, and no shorter, ends later. @returns whether the time is over */
function startTimer(milliseconds: number): () => boolean {
  let isOver = false;
  setTimeout(() => {
    isOver = true;
  }, milliseconds);
  return () => isOver;
}

describe('the number of requests at a time', () => {
  it('is two for a host, however many pictures it has', async () => {
    const held = holdUntil(2);
    const host = await start(held.serve);
    const { pictures } = await fill(
      dir,
      listPaths(30).map((path) => host.url + path),
    );
    expect(pictures.size).toBe(30);
    expect(held.most).toBe(2);
  });

  it('is two for a host that other hosts redirect to', async () => {
    const held = holdUntil(2);
    const target = await start(held.serve);
    const others = await Promise.all(
      listPaths(5).map((_, index) =>
        start((request, response) => response.writeHead(302, { location: target.url + request.url }).end(), `127.0.0.${index + 2}`),
      ),
    );
    const urls = others.flatMap((other, index) => [`${other.url}/${index}a.jpg`, `${other.url}/${index}b.jpg`]);
    const { pictures } = await fill(dir, urls);
    expect(pictures.size).toBe(10);
    expect(held.most).toBe(2);
  });

  it('is sixteen over all hosts', async () => {
    const held = holdUntil(16);
    const many = await Promise.all(listPaths(20).map((_, index) => start(held.serve, `127.0.0.${index + 2}`)));
    const { pictures } = await fill(
      dir,
      many.flatMap(({ url }) => [`${url}/a.jpg`, `${url}/b.jpg`]),
    );
    expect(pictures.size).toBe(40);
    expect(held.most).toBe(16);
  });
});

describe('retries', () => {
  it('leave a pause that grows', async () => {
    const pauses: boolean[] = [];
    let isOver = () => true;
    const host = await start((_, response, earlier) => {
      pauses.push(isOver());
      isOver = startTimer(95 * 2 ** earlier);
      response.writeHead(503).end();
    });
    await fill(dir, [`${host.url}/a.jpg`], {}, { backoff: 100 });
    expect(pauses).toEqual([true, true, true]);
  });

  it('wait as long as the host asks', async () => {
    let isOver = () => false;
    const host = await start((_, response, earlier) => {
      if (earlier > 0) return response.end(isOver() ? picture : '');
      isOver = startTimer(990);
      return response.writeHead(429, { 'retry-after': '1' }).end();
    });
    const { pictures } = await fill(dir, [`${host.url}/a.jpg`]);
    expect(pictures.size).toBe(1);
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
    const first = await fill(dir, urls, {}, { limits: IMPATIENT });
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
