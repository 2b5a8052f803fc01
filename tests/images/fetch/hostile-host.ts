import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import type { FailureReason } from '../../../src/images/picture-failure.ts';

/** One request to a host. */
export interface Exchange {
  socket: Socket;
  path: string;
  /** Requests of this host before this one. */
  earlier: number;
  /** The host's own port, and that of a server that nothing may reach. */
  port: number;
  trap: number;
}

export type Behaviour = (exchange: Exchange) => void;

export interface HostileCase {
  name: string;
  behaviour: Behaviour;
  /** Why the picture is refused, or `picture` if it is taken after all. */
  expected: FailureReason | 'picture';
  /** Connections that this takes; without it, one. */
  requests?: number;
  /** True if the host speaks TLS, with a certificate that nobody signed. */
  isSecure?: boolean;
  /** The picture's address; without it, `http://127.0.0.1:<port>/`. */
  address?: (ports: Pick<Exchange, 'port' | 'trap'>) => string;
}

export interface HostileHost {
  /** The picture's address. */
  url: string;
  /** Connections so far. */
  connections: () => number;
}

/** Starts a host of its own for each case on loopback, and a trap that counts who reaches it. */
export async function startHostileHosts(
  cases: readonly HostileCase[],
): Promise<{ hosts: Map<HostileCase, HostileHost>; trapped: () => number; close: () => Promise<void> }> {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const secrets = await readSecrets();
  const start = async (server: Server, host?: string): Promise<number> => {
    servers.push(server);
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((listening) => server.listen(0, host, listening));
    return (server.address() as AddressInfo).port;
  };
  let trapped = 0;
  const trap = await start(createServer((socket) => trapped++ && socket.destroy()));
  const hosts = new Map<HostileCase, HostileHost>();
  for (const hostile of cases) {
    let earlier = 0;
    let connections = 0;
    const serve = (socket: Socket) => {
      socket.on('error', () => {});
      readRequest(socket, (path) => hostile.behaviour({ socket, path, earlier: earlier++, port, trap }));
    };
    const server = hostile.isSecure ? createTlsServer(secrets, serve) : createServer(serve);
    server.on('connection', () => connections++);
    const port: number = await start(server, '127.0.0.1');
    const url = hostile.address?.({ port, trap }) ?? `http://127.0.0.1:${port}/`;
    hosts.set(hostile, { url, connections: () => connections });
  }
  return {
    hosts,
    trapped: () => trapped,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

async function readSecrets(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = resolve(import.meta.dirname, '../../fixtures/self-signed');
  const [key, cert] = await Promise.all(['key.pem', 'certificate.pem'].map((name) => readFile(resolve(folder, name))));
  if (!key || !cert) throw new Error(`no certificate in ${folder}`);
  return { key, cert };
}

function readRequest(socket: Socket, answer: (path: string) => void): void {
  let head = '';
  socket.on('data', (chunk: Buffer) => {
    head += chunk.toString('latin1');
    if (head.startsWith('\x16\x03')) return answer('a TLS greeting');
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const [, path = ''] = head.slice(0, end).split(' ');
    head = head.slice(end + 4);
    answer(path);
  });
}

type Body = string | Buffer;

/** An answer as a decent host gives it. A header that is undefined is left out. */
export function answer(body: Body, headers: Readonly<Record<string, string | undefined>> = {}, status: number | string = 200): Behaviour {
  const all = { 'content-length': String(Buffer.byteLength(body)), 'content-type': 'image/jpeg', connection: 'close', ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return send(Buffer.concat([Buffer.from([`HTTP/1.1 ${status} Anything`, ...lines, '', ''].join('\r\n')), Buffer.from(body)]));
}

export function answerStatus(status: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  const hasNoBody = status === 204 || status === 304;
  return answer(hasNoBody ? '' : 'Sorry.', hasNoBody ? { 'content-length': undefined, ...headers } : headers, status);
}

/** A redirect from any path. */
export function redirect(location: (exchange: Exchange) => string, status = 302): Behaviour {
  return (exchange) => answer('', { location: location(exchange) }, status)(exchange);
}

/** Whatever bytes, and then the end. */
export function send(bytes: Body): Behaviour {
  return ({ socket }) => socket.end(bytes);
}

/** Whatever bytes, and then nothing more. */
export function sendAndHang(bytes: Body): Behaviour {
  return ({ socket }) => socket.write(bytes);
}

/** Whatever bytes, and then a reset. */
export function sendAndReset(bytes: Body): Behaviour {
  return ({ socket }) =>
    bytes.length === 0 ? socket.resetAndDestroy() : socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 20));
}

/** Bytes one by one, for ever. */
export function dribble(head: Body, rest: Body): Behaviour {
  return ({ socket }) => {
    socket.write(head);
    let at = 0;
    const timer = setInterval(() => socket.write(Buffer.from(rest).subarray(at, ++at)), 50);
    socket.on('close', () => clearInterval(timer));
  };
}

/** The same bytes as fast as they are taken, for ever. */
export function flood(head: Body, chunk: Body): Behaviour {
  return ({ socket }) => {
    const push = () => {
      while (socket.writable && socket.write(chunk));
    };
    socket.write(head);
    socket.on('drain', push);
    push();
  };
}

/** One behaviour for the first requests, another for those after. */
export function misbehave(times: number, bad: Behaviour, good: Behaviour): Behaviour {
  return (exchange) => (exchange.earlier < times ? bad : good)(exchange);
}
