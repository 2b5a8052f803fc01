import { addAbortSignal, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { type Dispatcher, request } from 'undici';
import { PictureFailure } from '../picture-failure.ts';
import { checkAddress } from './check-address.ts';
import { explainNetworkError } from './explain-network-error.ts';

/** Limits of one attempt, redirects included. */
export const DOWNLOAD_LIMITS = {
  /** Milliseconds. */
  firstByte: 10_000,
  whole: 30_000,
  /** Bytes, before and after decompression. */
  size: 20 * 1024 * 1024,
  redirects: 3,
} as const;

export type DownloadLimits = { [Name in keyof typeof DOWNLOAD_LIMITS]: number };

/** What the host said of a picture last time, so that it can answer "not modified". */
export interface Validators {
  etag?: string | undefined;
  lastModified?: string | undefined;
}

export interface DownloadOptions {
  dialer: Dispatcher;
  userAgent: string;
  limits?: DownloadLimits;
  /** Given: a picture that did not change is not sent again. */
  validators?: Validators | undefined;
  signal?: AbortSignal | undefined;
}

export interface Download extends Validators {
  bytes: Buffer;
}

/**
 * One attempt to get a picture.
 * @returns undefined if the picture did not change
 * @throws {PictureFailure}
 */
export async function downloadPicture(url: string, options: DownloadOptions): Promise<Download | undefined> {
  const limits = options.limits ?? DOWNLOAD_LIMITS;
  const clock = new AbortController();
  const stop = (reason: 'no answer' | 'too slow', limit: number) => () =>
    clock.abort(new PictureFailure(reason, `${reason} within ${limit / 1000} s`));
  const firstByte = setTimeout(stop('no answer', limits.firstByte), limits.firstByte);
  const whole = setTimeout(stop('too slow', limits.whole), limits.whole);
  const signal = options.signal ? AbortSignal.any([clock.signal, options.signal]) : clock.signal;
  try {
    const response = await orAbort(followRedirects(url, { ...options, signal }, limits.redirects), signal);
    clearTimeout(firstByte);
    return await readResponse(response, limits.size, signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : explainNetworkError(error);
  } finally {
    clearTimeout(firstByte);
    clearTimeout(whole);
  }
}

/** Undici (8.12) heeds a signal only once it is connected, and a name or a connection may take long. */
async function orAbort<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  return Promise.race([work, aborted]);
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

async function followRedirects(url: string, options: DownloadOptions, left: number): Promise<Dispatcher.ResponseData> {
  const { dialer, userAgent, validators, signal } = options;
  const response = await request(checkAddress(url), {
    dispatcher: dialer,
    signal: signal ?? null,
    headers: {
      'user-agent': userAgent,
      accept: 'image/webp,image/png,image/jpeg,image/gif,image/*;q=0.8,*/*;q=0.5',
      'accept-encoding': 'identity',
      ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
      ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
    },
  });
  const location = readHeader(response, 'location');
  if (!REDIRECTS.has(response.statusCode) || location === undefined) return response;
  discard(response);
  if (left === 0) throw new PictureFailure('too many redirects', 'redirects again and again');
  const target = URL.parse(location, url);
  if (!target) throw new PictureFailure('bad address', 'redirects to no address');
  return followRedirects(target.href, options, left - 1).catch(blameRedirect);
}

/** Forbidden addresses are not remembered, as it costs nothing to look at one; this one cost a request. */
function blameRedirect(error: unknown): never {
  if (!(error instanceof PictureFailure) || error.reason !== 'forbidden address') throw error;
  throw new PictureFailure(error.reason, error.message, { cause: error });
}

async function readResponse(response: Dispatcher.ResponseData, limit: number, signal: AbortSignal): Promise<Download | undefined> {
  const { statusCode } = response;
  if (statusCode === 304) {
    discard(response);
    return undefined;
  }
  if (statusCode !== 200) {
    discard(response);
    throw describeStatus(response);
  }
  if (Number(readHeader(response, 'content-length')) > limit) {
    discard(response);
    throw new PictureFailure('too large', `states ${describeSize(Number(readHeader(response, 'content-length')))}`);
  }
  const sent = await readAll(response.body, limit, () => new PictureFailure('too large', `more than ${describeSize(limit)}`));
  const bytes = await decompress(sent, readHeader(response, 'content-encoding'), limit, signal);
  if (bytes.length === 0) throw new PictureFailure('empty', 'answered without a single byte');
  return { bytes, etag: readHeader(response, 'etag'), lastModified: readHeader(response, 'last-modified') };
}

function describeStatus(response: Dispatcher.ResponseData): PictureFailure {
  const { statusCode } = response;
  const detail = `answered ${statusCode}`;
  if (statusCode === 404 || statusCode === 410) return new PictureFailure('not found', detail);
  const retryAfter = readRetryAfter(readHeader(response, 'retry-after'));
  if (statusCode === 429) return new PictureFailure('too many requests', detail, { retryAfter });
  if (statusCode >= 500) return new PictureFailure('server error', detail, { retryAfter });
  return new PictureFailure(statusCode >= 400 ? 'refused' : 'odd answer', detail);
}

/** @returns milliseconds; the header holds seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after) */
function readRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

const DECOMPRESSORS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** Some hosts compress whatever they are asked. */
async function decompress(bytes: Buffer, encoding: string | undefined, limit: number, signal: AbortSignal): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || bytes.length === 0) return bytes;
  const create = Object.hasOwn(DECOMPRESSORS, name) ? DECOMPRESSORS[name] : undefined;
  if (!create) throw new PictureFailure('broken compression', `is compressed as "${name.slice(0, 40)}"`);
  const bomb = () => new PictureFailure('compression bomb', `unpacks to more than ${describeSize(limit)}`);
  const unpacked = addAbortSignal(signal, create());
  unpacked.end(bytes);
  try {
    return await readAll(unpacked, limit, bomb);
  } catch (error) {
    if (error instanceof PictureFailure) throw error;
    throw new PictureFailure('broken compression', `is not the ${name} it claims to be`, { cause: error });
  }
}

async function readAll(stream: AsyncIterable<Buffer>, limit: number, fail: () => PictureFailure): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw fail(); // leaving the loop closes the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Frees the connection; the body may be endless. */
function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => {}).destroy();
}

function readHeader({ headers }: Dispatcher.ResponseData, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function describeSize(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
