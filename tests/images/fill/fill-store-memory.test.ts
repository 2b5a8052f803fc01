import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../run-command.ts';
import { fill, type PictureHost, startPictureHost } from '../quick-fill.ts';
import { drawGradient } from '../sample-pictures.ts';

const DAY = 86_400_000;

let dir: string;
let host: PictureHost | undefined;

beforeEach(async () => {
  dir = join(await temporaryFolder(), 'pictures');
});

afterEach(async () => {
  vi.useRealTimers();
  await host?.close();
});

describe('a refresh', () => {
  it('asks with what the host said last time, and keeps a picture that did not change', async () => {
    const picture = await drawGradient().jpeg().toBuffer();
    const seen: (string | undefined)[][] = [];
    host = await startPictureHost((request, response, earlier) => {
      seen.push([request.headers['if-none-match'], request.headers['if-modified-since']]);
      if (earlier > 0) response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"', 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' }).end(picture);
    });
    const urls = [`${host.url}/a.jpg`];
    const first = await fill(dir, urls);
    const plain = await fill(dir, urls);
    const refresh = await fill(dir, urls, { refreshes: true });
    const another = await fill(dir, urls, { refreshes: true });
    expect([first.fetched, plain.reused, refresh.unchanged, another.unchanged]).toEqual([1, 1, 1, 1]);
    expect(refresh.pictures).toEqual(first.pictures);
    const validators = ['"one"', 'Mon, 01 Jan 2024 00:00:00 GMT'];
    expect(seen).toEqual([[undefined, undefined], validators, validators]);
  });

  it('takes the new bytes of a picture that changed, and what the host says of them', async () => {
    const bytes = await Promise.all([40, 50].map((width) => drawGradient(width, 30).png().toBuffer()));
    const seen: (string | undefined)[] = [];
    host = await startPictureHost((request, response, earlier) => {
      seen.push(request.headers['if-none-match']);
      response.writeHead(200, { etag: `"${earlier}"` }).end(bytes[Math.min(earlier, 1)]);
    });
    const url = `${host.url}/a.png`;
    await fill(dir, [url]);
    const refresh = await fill(dir, [url], { refreshes: true });
    await fill(dir, [url], { refreshes: true });
    expect(refresh.pictures.get(url)?.width).toBe(50);
    expect((await fill(dir, [url], { network: undefined })).pictures.get(url)?.width).toBe(50);
    expect(seen).toEqual([undefined, '"0"', '"1"']);
  });

  it.each(['"\u00e9"', '"\u00ff\u0080"', 'W/"x"', 'x'.repeat(8000), '"a\tb"'])(
    'asks again with an ETag of %j, or without it',
    async (etag) => {
      const picture = await drawGradient().jpeg().toBuffer();
      host = await startPictureHost((_, response) => {
        response.setHeader('etag', etag);
        response.end(picture);
      });
      const urls = [`${host.url}/a.jpg`];
      await fill(dir, urls);
      const refresh = await fill(dir, urls, { refreshes: true });
      expect(refresh.kept).toEqual([]);
      expect(refresh.fetched + refresh.unchanged).toBe(1);
    },
  );

  it.each<[string, number, string]>([
    ['answers 404', 404, ''],
    ['answers 500', 500, ''],
    ['answers 429', 429, ''],
    ['sends a web page', 200, '<html></html>'],
    ['sends nothing', 200, ''],
  ])('keeps the old picture when the host %s, today and tomorrow', async (_, status, body) => {
    const picture = await drawGradient().jpeg().toBuffer();
    host = await startPictureHost((_request, response, earlier) => {
      if (earlier === 0) response.end(picture);
      else response.writeHead(status).end(body);
    });
    const url = `${host.url}/a.jpg`;
    const first = await fill(dir, [url]);
    const refresh = await fill(dir, [url], { refreshes: true });
    expect(refresh.kept).toEqual([url]);
    expect(refresh.missing.size).toBe(0);
    expect(refresh.pictures).toEqual(first.pictures);
    expect((await fill(dir, [url])).pictures).toEqual(first.pictures);
  });
});

describe('a failure', () => {
  it('is remembered for a day, then two, four, and never more than seven', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-01-01T00:00:00Z') });
    host = await startPictureHost((_, response) => response.writeHead(404).end());
    const { asked, url } = host;
    const isAsked = async () => {
      asked.splice(0);
      await fill(dir, [`${url}/a.jpg`]);
      return asked.length > 0;
    };
    expect(await isAsked()).toBe(true);
    for (const days of [1, 2, 4, 7, 7]) {
      vi.setSystemTime(Date.now() + days * DAY - 60_000);
      expect(await isAsked()).toBe(false);
      vi.setSystemTime(Date.now() + 60_000);
      expect(await isAsked()).toBe(true);
    }
  });

  it.each(['retriesFailures', 'refreshes'] as const)('is tried again with %s, and forgotten when that succeeds', async (option) => {
    const picture = await drawGradient().jpeg().toBuffer();
    host = await startPictureHost((_, response, earlier) => (earlier === 0 ? response.writeHead(404).end() : response.end(picture)));
    const urls = [`${host.url}/a.jpg`];
    const first = await fill(dir, urls);
    const second = await fill(dir, urls);
    expect([first, second].map(({ missing }) => [...missing.values()].map(({ isRemembered }) => isRemembered))).toEqual([[false], [true]]);
    expect((await fill(dir, urls, { [option]: true })).fetched).toBe(1);
    expect((await fill(dir, urls)).reused).toBe(1);
    expect(host.asked).toHaveLength(2);
  });
});
