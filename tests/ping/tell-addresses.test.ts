import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAddresses } from '../../src/content/addresses.ts';
import { completeSettings } from '../../src/content/fields/site/site-settings.ts';
import { createIndexNow } from '../../src/ping/index-now.ts';
import type { BuiltSite } from '../../src/ping/read-built-site.ts';
import type { ReceiverContext } from '../../src/ping/receiver.ts';
import { tellAddresses } from '../../src/ping/tell-addresses.ts';
import { createHub } from '../../src/ping/web-sub-hub.ts';
import { type LoopbackReceiver, startReceiver } from './loopback-receiver.ts';

let receiver: LoopbackReceiver;
const dialer = new Agent();
const options = { dialer, userAgent: 'Broadsheet (+https://paper.example/)', limit: 60_000, backoff: 1 };

/** For receivers that never answer; milliseconds. */
const SHORT = 300;

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(() => dialer.destroy());

const built: BuiltSite = { feeds: new Map(), pages: new Map() };

function contextOf(endpoint?: string): ReceiverContext {
  const settings = completeSettings({ url: 'https://paper.example', ...(endpoint === undefined ? {} : { indexNowEndpoint: endpoint }) });
  return { settings, addresses: createAddresses(settings), built };
}

function list(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `https://paper.example/${String(index).padStart(5, '0')}/`);
}

const tellHub = (count: number, url = receiver.url, limit = options.limit) =>
  tellAddresses(createHub(url, contextOf()), list(count), { ...options, limit });
const tellIndexNow = (count: number) => tellAddresses(createIndexNow('0a1b2c3d', true, contextOf(receiver.url)), list(count), options);

describe('tellAddresses', () => {
  it('tells a hub of one address a message, as many hubs read no more', async () => {
    const { accepted, failure } = await tellHub(25);
    expect([...accepted].toSorted()).toEqual(list(25));
    expect(failure).toBeUndefined();
    expect(receiver.messages).toHaveLength(25);
    expect(receiver.hubAddresses()).toEqual(list(25));
  });

  it.each([
    ['https://pubsubhubbub.appspot.com/', 'hub.url'],
    ['https://paper.superfeedr.com/', 'hub.url[]'],
  ])('tells %s of a hundred at once, as it documents', (url, field) => {
    const { batchSize, writeMessage } = createHub(url, contextOf());
    expect(batchSize).toBe(100);
    expect([...new URLSearchParams(writeMessage(list(2)).body)]).toEqual([
      ['hub.mode', 'publish'],
      ...list(2).map((address) => [field, address]),
    ]);
  });

  it('tells IndexNow of ten thousand addresses a message', async () => {
    const { accepted } = await tellIndexNow(20_001);
    expect(accepted.size).toBe(20_001);
    expect(receiver.messages.map(({ body }) => JSON.parse(body).urlList.length)).toEqual([10_000, 10_000, 1]);
    expect(receiver.listedAddresses()).toEqual(list(20_001));
  });

  it('keeps what was accepted when a later message is not', async () => {
    receiver.answers = [200, 422];
    const { accepted, failure } = await tellIndexNow(20_000);
    expect([...accepted]).toEqual(list(10_000));
    expect(failure).toContain('answered 422: the addresses do not belong to the site’s host');
  });

  it('goes on after one refusal, and stops after three in a row', async () => {
    receiver.answers = [{ status: 400, body: 'Topic URL\u001b[31m was\ninvalid' }];
    const one = await tellHub(10);
    expect(one.accepted.size).toBe(9);
    expect(one.failure).toBe('answered 400: "Topic URL\\u001b[31m was invalid"');
    receiver.messages.length = 0;
    receiver.usual = 400;
    expect((await tellHub(100)).accepted.size).toBe(0);
    expect(receiver.messages.length).toBeLessThan(10);
  });

  it('leaves out a web page that comes instead of an explanation, and takes the message of a JSON answer', async () => {
    receiver.answers = [{ status: 404, body: '<!DOCTYPE html><p>No such page' }];
    expect((await tellHub(1)).failure).toBe('answered 404');
    receiver.answers = [{ status: 405, body: '{"errorCode":"Odd","message":"Use GET"}' }];
    expect((await tellIndexNow(1)).failure).toBe('answered 405: "Use GET"');
  });

  it('tries a busy receiver three times, then says so and asks it for nothing more', async () => {
    receiver.usual = 429;
    const { accepted, failure } = await tellIndexNow(20_001);
    expect(accepted.size).toBe(0);
    expect(failure).toBe('answered 429: too many requests; ping less often');
    expect(receiver.messages).toHaveLength(3);
  });

  it('waits as long as it is asked to, but no longer than a minute', async () => {
    receiver.answers = [{ status: 503, headers: { 'retry-after': '1' } }];
    // Both run on the same clock: what is set earlier and is shorter ends earlier.
    let isSecondOver = false;
    const second = setTimeout(() => {
      isSecondOver = true;
    }, 990);
    expect((await tellHub(1)).failure).toBeUndefined();
    expect(isSecondOver).toBe(true);
    clearTimeout(second);
    receiver.messages.length = 0;
    receiver.answers = [{ status: 503, headers: { 'retry-after': '61' } }];
    expect((await tellHub(1)).failure).toBe('answered 503');
    expect(receiver.messages).toHaveLength(1);
  });

  it('gives up on a hub that hangs after three attempts, and asks it for nothing more', async () => {
    receiver.usual = 'silence';
    const { accepted, failure } = await tellHub(100, receiver.url, SHORT);
    expect(accepted.size).toBe(0);
    expect(failure).toBe('no answer within 0.3 s');
    expect(receiver.messages.length).toBeLessThanOrEqual(12);
  });

  it('takes the answer of a hub that hangs once', async () => {
    receiver.answers = ['silence'];
    expect((await tellHub(1, receiver.url, 2000)).failure).toBeUndefined();
  });

  it('does not wait for the end of an answer that says yes', async () => {
    await withServer(
      (server) => server.on('request', (_, response) => response.writeHead(204).flushHeaders()),
      async (url) => expect((await tellHub(1, url)).failure).toBeUndefined(),
    );
  });

  it('reads no more than the beginning of an endless refusal', async () => {
    await withServer(
      (server) =>
        server.on('request', (_, response) => {
          response.writeHead(400);
          const timer = setInterval(() => response.write('no '.repeat(1000)), 5);
          response.on('close', () => clearInterval(timer));
        }),
      async (url) => expect((await tellHub(1, url)).failure).toMatch(/^answered 400: "no no /),
    );
  });

  it.each([301, 302, 307, 308])('posts again where %d points', async (status) => {
    receiver.answers = [{ status, headers: { location: '/moved' } }];
    expect((await tellHub(1)).failure).toBeUndefined();
    expect(receiver.messages.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /', 'POST /moved']);
    expect(receiver.messages[1]?.body).toBe(receiver.messages[0]?.body);
  });

  it('follows no more than three redirects, and none to what is not the web', async () => {
    receiver.usual = { status: 307, headers: { location: '/again' } };
    expect((await tellHub(1)).failure).toBe('answered 307');
    expect(receiver.messages).toHaveLength(4);
    receiver.usual = { status: 307, headers: { location: 'file:///etc/passwd' } };
    expect((await tellHub(1)).failure).toBe('answered 307');
  });

  it.each([
    ['http://127.0.0.1:1/', 'the host refuses connections'],
    ['http://hub.invalid/', /^(?:the host’s name is unknown|no name server answers)$/],
  ])('says of %s: %s', async (url, failure) => {
    expect((await tellHub(100, url)).failure).toMatch(failure);
  });
});

async function withServer(prepare: (server: Server) => void, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer();
  prepare(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
