import { checkPicture } from '../encode/check-picture.ts';
import { PictureFailure } from '../picture-failure.ts';
import type { PictureStore } from '../store/picture-store.ts';
import { sourceLock } from '../store/store-locks.ts';
import type { Original, RememberedFailure, SourceRecord } from '../store/store-records.ts';
import { type NetworkOptions, PictureFetcher } from './picture-fetcher.ts';

/** Milliseconds: a failure is remembered for a day, the next for two, four, and at last seven. */
const DAY = 86_400_000;
const LONGEST_MEMORY = 7;

/** How a picture's original was had, or why not. */
export type SourceOutcome =
  | { original: Original; how: 'stored' | 'fetched' | 'unchanged' | 'kept' }
  | { failure: Pick<RememberedFailure, 'reason' | 'detail'> & { isRemembered: boolean } };

const NO_NETWORK: SourceOutcome = { failure: { reason: 'no network', detail: 'nothing may be fetched', isRemembered: false } };

export interface SourceOptions {
  network?: NetworkOptions | undefined;
  retriesFailures?: boolean | undefined;
  refreshes?: boolean | undefined;
}

/** Gets the originals of pictures from the store, or from the web into the store, and remembers failures. */
export class SourceReader {
  readonly #store: PictureStore;
  readonly #options: SourceOptions;
  readonly #fetcher: PictureFetcher | undefined;
  /** Failures that may be the network's fault, until it is known to work. */
  readonly #doubtful: SourceRecord[] = [];
  #isStopped = false;
  /** Set once a picture found no room: to ask for the others would bother their hosts for nothing. */
  #fullDisk: PictureFailure | undefined;

  constructor(store: PictureStore, options: SourceOptions) {
    this.#store = store;
    this.#options = options;
    this.#fetcher = options.network && new PictureFetcher(options.network);
  }

  /** Bytes. */
  get received(): number {
    return this.#fetcher?.received ?? 0;
  }

  get isNetworkDown(): boolean {
    return this.#fetcher?.network.isDown ?? false;
  }

  /** The original that the store says it has. Notes a failure that it remembers instead. */
  recall(url: string): Original | undefined {
    const record = this.#store.readSource(url);
    if (record?.failure && !this.#isDue(record)) this.#fetcher?.recallFailure(url, record.failure.reason);
    return record?.original;
  }

  /**
   * @param isDamaged true if the store's file turned out to be useless
   * @throws {PictureFailure} if the disk is full
   */
  async obtain(url: string, isDamaged: boolean): Promise<SourceOutcome> {
    const settled = this.#settle(this.#store.readSource(url), isDamaged);
    if (settled) return settled;
    const fetcher = this.#fetcher;
    if (!fetcher) return NO_NETWORK;
    return fetcher.visit(url, async () => {
      if (this.#isStopped || fetcher.network.isGivenUp) return NO_NETWORK;
      if (this.#fullDisk) throw this.#fullDisk;
      return this.#store.withLock(sourceLock(url), async () => {
        // Another process may have fetched it meanwhile.
        const record = this.#store.readSource(url);
        const isStillDamaged = isDamaged && !(record?.original && (await this.#store.readOriginal(record.original)));
        return this.#settle(record, isStillDamaged) ?? this.#fetch(fetcher, record ?? { url }, isStillDamaged);
      });
    });
  }

  /** Starts no further request. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Writes down what failed while the network's state was unknown. */
  async finish(): Promise<void> {
    if (this.isNetworkDown) return;
    for (const record of this.#doubtful) {
      await this.#store.withLock(sourceLock(record.url), () => this.#writeUnlessOvertaken(record)).catch(ignoreFullDisk);
    }
  }

  async close(): Promise<void> {
    await this.#fetcher?.close();
  }

  /** What needs no request. */
  #settle(record: SourceRecord | undefined, isDamaged: boolean): SourceOutcome | undefined {
    if (!record) return undefined;
    if (record.original && !isDamaged && !this.#options.refreshes) return { original: record.original, how: 'stored' };
    if ((record.original && !isDamaged) || !record.failure || this.#isDue(record)) return undefined;
    return { failure: { reason: record.failure.reason, detail: record.failure.detail, isRemembered: true } };
  }

  #isDue({ failure }: SourceRecord): boolean {
    return this.#options.retriesFailures === true || this.#options.refreshes === true || !failure || failure.retryAt <= Date.now();
  }

  async #fetch(fetcher: PictureFetcher, record: SourceRecord, isDamaged: boolean): Promise<SourceOutcome> {
    const { url, etag, lastModified, failure } = record;
    const original = record.original && !isDamaged && (await this.#store.readOriginal(record.original)) ? record.original : undefined;
    try {
      const download = await fetcher.fetch(url, original && { etag, lastModified }, !original && !failure);
      if (!download && original) return { original, how: 'unchanged' };
      if (!download) throw new PictureFailure('odd answer', 'answered 304 to a first request');
      const { format } = await checkPicture(download.bytes);
      const stored = await this.#store.writeOriginal(url, download.bytes, format);
      await this.#store.writeSource({ url, original: stored, etag: download.etag, lastModified: download.lastModified });
      return { original: stored, how: 'fetched' };
    } catch (error) {
      if (!(error instanceof PictureFailure)) throw error;
      if (error.reason === 'disk full') this.#fullDisk = error;
      if (original) return { original, how: 'kept' };
      // What was made of a picture whose bytes are gone can still be shown.
      const before = record.original && { original: record.original };
      if (!error.isPassing) await this.#remember(fetcher, { url, ...before, failure: prolong(failure, error) });
      return fail(error);
    }
  }

  /** Another process may have had more luck since. */
  async #writeUnlessOvertaken(record: SourceRecord): Promise<void> {
    const now = this.#store.readSource(record.url);
    if (now?.original?.hash === record.original?.hash) await this.#store.writeSource(record);
  }

  async #remember(fetcher: PictureFetcher, record: SourceRecord): Promise<void> {
    if (fetcher.network.isProven) await this.#store.writeSource(record).catch(ignoreFullDisk);
    else this.#doubtful.push(record);
  }
}

/** On a full disk nothing is remembered, which costs another attempt and no more. */
function ignoreFullDisk(error: unknown): void {
  if (!(error instanceof PictureFailure)) throw error;
}

function fail({ reason, message }: PictureFailure): SourceOutcome {
  return { failure: { reason, detail: message, isRemembered: false } };
}

function prolong(before: RememberedFailure | undefined, { reason, message }: PictureFailure): RememberedFailure {
  const count = (before?.count ?? 0) + 1;
  return { reason, detail: message, count, retryAt: Date.now() + DAY * Math.min(LONGEST_MEMORY, 2 ** (count - 1)) };
}
