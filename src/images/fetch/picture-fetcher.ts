import { setTimeout as wait } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import pRetry from 'p-retry';
import { type FailureReason, isHostFailure, isUnreachable, PictureFailure } from '../picture-failure.ts';
import { checkAddress } from './check-address.ts';
import type { Download, DownloadLimits, downloadPicture, Validators } from './download-picture.ts';
import type { createGuardedDialer } from './guarded-dialer.ts';
import { NetworkWatch } from './network-watch.ts';

/** How much of the network is used at once. */
const AT_ONCE = { everywhere: 16, perHost: 2 } as const;

/** Failures in a row after which a host is left alone, so that a dead host costs seconds, not hours. */
const STRIKES = 3;

/** Milliseconds. A host that answers, but slower than this three times running, is left for another build. */
const SLOW = 10_000;

/** Milliseconds that a host may ask us to wait, in all, before it sends a picture. */
const PATIENCE = 60_000;

export interface NetworkOptions {
  userAgent: string;
  /** Host names that may have private addresses. */
  allowedHosts: readonly string[];
  limits?: DownloadLimits | undefined;
  /** Milliseconds before the second attempt; twice as many before the third. */
  backoff?: number | undefined;
  /** Milliseconds that a host may make us wait before it sends a picture; left out, a minute. */
  patience?: number | undefined;
  /** Addresses of name servers; left out, the system's. */
  nameServers?: readonly string[] | undefined;
}

interface OpenNetwork {
  dialer: ReturnType<typeof createGuardedDialer>;
  downloadPicture: typeof downloadPicture;
}

interface Host {
  limit: LimitFunction;
  strikes: number;
  hasAnswered: boolean;
  /** Failures that earlier runs remember. */
  recalled: number;
  /** When our patience ends, once it asked us to wait. */
  patienceEnd?: number | undefined;
}

/** Downloads pictures politely: few at once, fewer per host, with retries where they help, and no more than a host deserves. */
export class PictureFetcher {
  /** Bytes received. */
  received = 0;
  readonly #options: NetworkOptions;
  #opened: Promise<OpenNetwork> | undefined;
  readonly #everywhere = pLimit(AT_ONCE.everywhere);
  readonly #hosts = new Map<string, Host>();
  readonly network = new NetworkWatch();

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  /** Tells of a failure that an earlier run remembers: a host with several gets no new pictures to fail on. */
  recallFailure(url: string, reason: FailureReason): void {
    if (isHostFailure(reason)) this.#hostOf(url).recalled += 1;
  }

  /** Runs work that fetches from one host, no more at a time than the host should bear. */
  visit<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
    return this.#hostOf(url).limit(work);
  }

  /**
   * @param isNew true for a picture that was never tried
   * @returns undefined if the picture did not change
   * @throws {PictureFailure}
   */
  async fetch(url: string, validators: Validators | undefined, isNew: boolean): Promise<Download | undefined> {
    checkAddress(url);
    this.network.signal.throwIfAborted();
    const host = this.#hostOf(url);
    const isRecalled = isNew && !host.hasAnswered && host.recalled >= STRIKES;
    if (host.strikes >= STRIKES || isRecalled) throw giveUp(host, isRecalled);
    const start = performance.now();
    try {
      const download = await this.#retry(url, host, validators);
      host.strikes = performance.now() - start > SLOW ? host.strikes + 1 : 0;
      host.hasAnswered = true;
      host.patienceEnd = undefined;
      this.network.noticeLife();
      this.received += download?.bytes.length ?? 0;
      return download;
    } catch (error) {
      this.network.signal.throwIfAborted();
      if (!(error instanceof PictureFailure)) throw error;
      const failure = this.network.isProven && error.reason === 'no network' ? blameHost(error) : error;
      this.#noticeFailure(url, host, failure.reason);
      throw failure;
    }
  }

  async close(): Promise<void> {
    this.network.close();
    await (await this.#opened)?.dialer.destroy();
  }

  /** Loaded when first needed: most builds fetch nothing, and the client's 109 modules take 30 ms. */
  async #open(): Promise<OpenNetwork> {
    const { allowedHosts, limits, nameServers } = this.#options;
    const [{ createGuardedDialer }, { downloadPicture }] = await Promise.all([
      import('./guarded-dialer.ts'),
      import('./download-picture.ts'),
    ]);
    const dialer = createGuardedDialer({
      allowedHosts: new Set(allowedHosts),
      connectTimeout: limits?.firstByte ?? SLOW,
      onAlive: () => this.network.noticeLife(),
      signal: this.network.signal,
      nameServers,
    });
    return { dialer, downloadPicture };
  }

  async #retry(url: string, host: Host, validators: Validators | undefined): Promise<Download | undefined> {
    const { userAgent, limits, backoff = 500 } = this.#options;
    const { signal } = this.network;
    this.#opened ??= this.#open();
    const { dialer, downloadPicture } = await this.#opened;
    return pRetry(
      () =>
        this.#everywhere(() =>
          this.network.during(() => downloadPicture(url, { dialer, userAgent, validators, signal, ...(limits && { limits }) })),
        ),
      {
        retries: 2,
        minTimeout: backoff,
        randomize: true,
        signal,
        onFailedAttempt: ({ error }) => {
          if (error instanceof PictureFailure) this.network.noticeFailure(error);
        },
        shouldRetry: async ({ error }) => {
          if (!(error instanceof PictureFailure) || !isWorthAnother(error.reason)) return false;
          const isBearable = this.#bears(host, error.retryAfter);
          if (isBearable) await wait(error.retryAfter ?? 0, undefined, { signal });
          return isBearable;
        },
      },
    );
  }

  /** Whether a host may ask for so many milliseconds, after all that it asked for since its last picture. */
  #bears(host: Host, retryAfter = 0): boolean {
    if (retryAfter === 0) return true;
    const now = performance.now();
    host.patienceEnd ??= now + (this.#options.patience ?? PATIENCE);
    return now + retryAfter <= host.patienceEnd;
  }

  #hostOf(url: string): Host {
    const name = URL.parse(url)?.host ?? '';
    const host = this.#hosts.get(name) ?? { limit: pLimit(AT_ONCE.perHost), strikes: 0, hasAnswered: false, recalled: 0 };
    this.#hosts.set(name, host);
    return host;
  }

  #noticeFailure(url: string, host: Host, reason: FailureReason): void {
    if (isUnreachable(reason)) this.network.noticeUnreachable(new URL(url).host, reason);
    if (reason === 'no network') return;
    // A name that is unknown stays so; a host that asks for patience twice over has none left for us.
    const isFinal = reason === 'unknown host' || reason === 'too many requests';
    host.strikes = isHostFailure(reason) ? host.strikes + (isFinal ? STRIKES : 1) : 0;
    host.hasAnswered ||= !isHostFailure(reason);
  }
}

/** Remembered for a host that is dead; one that is only slow or was not asked gets its other pictures asked for next time. */
function giveUp({ hasAnswered }: Host, isRecalled: boolean): PictureFailure {
  const detail = isRecalled ? 'the host failed too often lately' : 'the host was too slow or failed too often';
  return new PictureFailure('host given up', detail, { isPassing: hasAnswered || isRecalled });
}

/** What looks as if the network were down is the host's fault if others can be reached. */
function blameHost({ message, cause }: PictureFailure): PictureFailure {
  return new PictureFailure('unknown host', message, { cause });
}

/** A busy host or a cut line may do better next time. */
function isWorthAnother(reason: FailureReason): boolean {
  return ['too many requests', 'server error', 'connection lost'].includes(reason);
}
