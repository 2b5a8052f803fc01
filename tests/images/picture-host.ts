import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export interface PictureHost {
  /** Without a slash at its end. */
  url: string;
  /** How often each path was asked for. */
  requests: Map<string, number>;
  /** Paths that are answered with 404. */
  gone: Set<string>;
  /** Paths that are answered only then. */
  held: Map<string, Promise<void>>;
  close: () => Promise<void>;
}

export interface HostOptions {
  /** Milliseconds before each answer. */
  delay?: number;
}

/**
 * A well-behaved host of pictures on loopback: `/4.png` is the fourth picture, and `/4.png?again` another address of the
 * same bytes. It knows `If-None-Match`.
 */
export async function startPictureHost({ delay = 0 }: HostOptions = {}): Promise<PictureHost> {
  const requests = new Map<string, number>();
  const gone = new Set<string>();
  const held = new Map<string, Promise<void>>();
  const server = createServer(async ({ url: path = '/', headers }, response) => {
    requests.set(path, (requests.get(path) ?? 0) + 1);
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    await held.get(path);
    const number = /^\/(\d+)\.png/.exec(path)?.[1];
    if (number === undefined || gone.has(path)) return response.writeHead(404).end();
    const bytes = await drawPicture(Number(number));
    const etag = `"${hash('sha256', bytes).slice(0, 16)}"`;
    if (headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    return response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length, etag }).end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    gone,
    held,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const drawn = new Map<string, Promise<Buffer>>();

/** A small picture that differs from every other: stripes whose colours tell its number. */
export function drawPicture(number: number, { width, height } = { width: 400, height: 300 }): Promise<Buffer> {
  const key = `${number} ${width} ${height}`;
  const known = drawn.get(key);
  if (known) return known;
  const stripes = [0, 1, 2, 3].map((bit) => ({
    input: {
      create: {
        width: 40 + 10 * bit,
        height: 60,
        channels: 3 as const,
        background: { r: (number * 37 + bit * 60) % 256, g: (number * 91) % 256, b: 60 * bit },
      },
    },
    left: 90 * bit,
    top: 60 * bit,
  }));
  const picture = sharp({ create: { width, height, channels: 3, background: { r: (number * 53) % 256, g: 120, b: (number >> 2) % 256 } } })
    .composite(stripes)
    .png()
    .toBuffer();
  drawn.set(key, picture);
  return picture;
}
