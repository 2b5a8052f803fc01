import { setTimeout as wait } from 'node:timers/promises';
import pRetry from 'p-retry';
import { type Dispatcher, request } from 'undici';
import { explainNetworkError } from '../images/fetch/explain-network-error.ts';

export interface Message {
  contentType: string;
  body: string;
}

export interface PostOptions {
  dialer: Dispatcher;
  userAgent: string;
  /** Milliseconds that an attempt may take, redirects included; left out, ten seconds. */
  limit?: number | undefined;
  /** Milliseconds before the second attempt; twice as many before the third. */
  backoff?: number | undefined;
}

export interface Answer {
  status: number;
  /** The beginning of what an unhappy answer says. */
  text: string;
}

/** No final answer came; the message says why, in words that follow the receiver's name. */
export class PostFailure extends Error {
  override name = 'PostFailure';
  /** The unhappy answer that may turn out better next time. */
  readonly answer: Answer | undefined;
  /** Milliseconds that the receiver asks callers to wait. */
  readonly retryAfter: number;

  constructor(message: string, { answer, retryAfter = 0, cause }: { answer?: Answer; retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.answer = answer;
    this.retryAfter = retryAfter;
  }
}

const REDIRECTS = 3;

/** Milliseconds that a receiver may ask us to wait between two attempts. */
const PATIENCE = 60_000;

/** Bytes of an answer that are read. */
const MAX_TEXT = 2000;

/**
 * Posts a message, and twice more if the receiver is busy, broken or out of reach.
 * @throws {PostFailure} if no answer comes at all
 */
export async function postMessage(url: string, message: Message, options: PostOptions): Promise<Answer> {
  try {
    return await pRetry(() => postOnce(url, message, options), {
      retries: 2,
      minTimeout: options.backoff ?? 500,
      randomize: true,
      shouldRetry: async ({ error }) => {
        const isWorthAnother = error instanceof PostFailure && error.retryAfter <= PATIENCE;
        if (isWorthAnother) await wait(error.retryAfter);
        return isWorthAnother;
      },
    });
  } catch (error) {
    if (error instanceof PostFailure && error.answer) return error.answer;
    throw error;
  }
}

async function postOnce(url: string, message: Message, { dialer, userAgent, limit = 10_000 }: PostOptions): Promise<Answer> {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(new PostFailure(`no answer within ${limit / 1000} s`)), limit);
  try {
    const response = await orAbort(followRedirects(url, message, { dialer, userAgent, signal: clock.signal }, REDIRECTS), clock.signal);
    const { statusCode: status } = response;
    if (status < 300) {
      // Read to its end in the background, so that the connection can be used again.
      response.body.dump().catch(() => {});
      return { status, text: '' };
    }
    const answer = { status, text: await orAbort(readStart(response.body), clock.signal) };
    if (status === 429 || status >= 500) throw new PostFailure(`answered ${status}`, { answer, retryAfter: readRetryAfter(response) });
    return answer;
  } catch (error) {
    if (clock.signal.aborted) throw clock.signal.reason;
    if (error instanceof PostFailure) throw error;
    throw new PostFailure(explainNetworkError(error).message, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Undici (8.12) heeds a signal only once it is connected, and a name or a connection may take long. */
async function orAbort<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  return Promise.race([work, aborted]);
}

interface Caller {
  dialer: Dispatcher;
  userAgent: string;
  signal: AbortSignal;
}

/** A browser would fetch the new address of 301 and 302 without the message; a receiver that moved still wants it. */
const FOLLOWED: ReadonlySet<number> = new Set([301, 302, 307, 308]);

async function followRedirects(url: string, message: Message, caller: Caller, left: number): Promise<Dispatcher.ResponseData> {
  const { dialer, userAgent, signal } = caller;
  const headers = { 'user-agent': userAgent, 'content-type': message.contentType };
  const response = await request(url, { method: 'POST', headers, body: message.body, dispatcher: dialer, signal });
  const location = [response.headers['location']].flat()[0];
  if (!FOLLOWED.has(response.statusCode) || location === undefined) return response;
  response.body.dump().catch(() => {});
  const target = URL.parse(location, url);
  if (left === 0 || !target || !/^https?:$/.test(target.protocol)) return response;
  return followRedirects(target.href, message, caller, left - 1);
}

async function readStart(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_TEXT) break; // closes the stream
  }
  return Buffer.concat(chunks).toString('utf8', 0, MAX_TEXT);
}

/** @returns milliseconds; the header holds seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after) */
function readRetryAfter({ headers }: Dispatcher.ResponseData): number {
  const value = [headers['retry-after']].flat()[0]?.trim() ?? '';
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(time) ? 0 : Math.max(0, time);
}
