import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { checkPicture, isSvg } from '../encode/check-picture.ts';
import { describeEncoding } from '../encode/describe-encoding.ts';
import { bindSourceHash } from '../encode/hash-source.ts';
import { makeRenditions } from '../encode/make-renditions.ts';
import type { EncodingOptions } from '../encoding-options.ts';
import type { NetworkOptions } from '../fetch/picture-fetcher.ts';
import { SourceReader } from '../fetch/source-reader.ts';
import type { MadeRecord, Rendition } from '../made-record.ts';
import { PictureFailure } from '../picture-failure.ts';
import type { PictureJob } from '../picture-job.ts';
import { SLOT_SHAPES, type Slot } from '../picture-slots.ts';
import { PictureStore } from '../store/picture-store.ts';
import { madeLock } from '../store/store-locks.ts';
import { createPauses } from './create-pauses.ts';
import { type FillResult, FillTally } from './fill-tally.ts';

export interface FillOptions {
  encoding: EncodingOptions;
  /** Left out: nothing is fetched. */
  network?: NetworkOptions | undefined;
  /** True takes what the store holds and makes nothing, so that a preview starts at once. */
  looksOnly?: boolean | undefined;
  /** True tries again what failed before. */
  retriesFailures?: boolean | undefined;
  /** True asks for each picture again; one that did not change is not sent again. */
  refreshes?: boolean | undefined;
  /** Called whenever a picture is done. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Brings the store up to date with the pictures that pages show. What the store holds costs a look at its files; all
 * else is fetched, checked, resized and stored. A picture that fails is missing in the result and never an error.
 * @throws if the store's folder can't be written
 */
export async function fillStore(dir: string, jobs: readonly PictureJob[], options: FillOptions): Promise<FillResult> {
  const store = new PictureStore(dir, describeEncoding(options.encoding));
  await store.open();
  // Without a network there is nobody to ask again.
  const filler = new StoreFiller(store, jobs, { ...options, refreshes: options.refreshes && options.network !== undefined });
  try {
    await filler.run();
  } finally {
    await filler.close();
  }
  if (!options.looksOnly) await store.sweep();
  return filler.result;
}

/** Files read at one time. */
const READS_AT_ONCE = 16;

class StoreFiller {
  readonly #tally: FillTally;
  readonly #store: PictureStore;
  readonly #jobs: readonly PictureJob[];
  readonly #options: FillOptions;
  readonly #sources: SourceReader;
  readonly #hashSource = bindSourceHash();
  readonly #reading = pLimit({ concurrency: READS_AT_ONCE, rejectOnClear: true });
  readonly #making = pLimit({ concurrency: availableParallelism(), rejectOnClear: true });
  /** What is not a picture's fault. */
  readonly #faults: unknown[] = [];

  constructor(store: PictureStore, jobs: readonly PictureJob[], options: FillOptions) {
    this.#store = store;
    this.#jobs = jobs;
    this.#options = options;
    this.#tally = new FillTally(jobs.length, options.onProgress);
    this.#sources = new SourceReader(store, options);
  }

  get result(): FillResult {
    return this.#tally.result;
  }

  async run(): Promise<void> {
    const pause = createPauses();
    const preparing: Promise<void>[] = [];
    for (const job of this.#jobs) {
      if (this.#faults.length > 0) break;
      if (job.path !== undefined || !this.#reuse(job)) preparing.push(this.#prepare(job));
      await pause();
    }
    await Promise.all(preparing);
    if (this.#faults.length > 0) throw this.#faults[0];
    await this.#sources.finish();
    if (this.#sources.isNetworkDown) this.#tally.excuseUnreachable();
  }

  async close(): Promise<void> {
    this.#tally.result.received = this.#sources.received;
    await this.#sources.close();
  }

  /** The short way, for a picture of the web that is there already. */
  #reuse(job: PictureJob): boolean {
    const original = this.#options.refreshes ? undefined : this.#sources.recall(job.url);
    const made = original && this.#store.readMade(original.hash);
    if (!made || !hasSlots(made, job.slots)) return false;
    this.#tally.result.reused += 1;
    this.#tally.keep(job, made, original);
    return true;
  }

  async #prepare(job: PictureJob): Promise<void> {
    try {
      await (job.path === undefined ? this.#prepareRemote(job) : this.#reading(() => this.#prepareLocal(job, job.path ?? '')));
    } catch (error) {
      if (!(error instanceof PictureFailure)) return this.#stop(error);
      this.#tally.miss(job.url, { reason: error.reason, detail: error.message, isRemembered: false });
    }
  }

  /** Ends the run in order: work that is cut off would be remembered as a failure of its picture. */
  #stop(fault: unknown): void {
    this.#faults.push(fault);
    this.#sources.stop();
    this.#reading.clearQueue();
    this.#making.clearQueue();
  }

  async #prepareLocal(job: PictureJob, path: string): Promise<void> {
    const bytes = await readFile(path).catch(explainReadError);
    const originalHash = this.#hashSource(bytes);
    const known = this.#store.readMade(originalHash);
    const isReused = known !== undefined && hasSlots(known, job.slots);
    if (!isReused && this.#options.looksOnly) return this.#tally.wait(job.url);
    if (!isReused && !isSvg(bytes)) await checkPicture(bytes);
    const made = await this.#make(job, originalHash, async () => bytes);
    if (made) this.#tally.keep(job, made);
  }

  async #prepareRemote(job: PictureJob, isDamaged = false): Promise<void> {
    const outcome = await this.#sources.obtain(job.url, isDamaged);
    if ('failure' in outcome) {
      const { reason, detail, isRemembered } = outcome.failure;
      if (reason === 'no network') this.#tally.wait(job.url);
      else this.#tally.miss(job.url, { reason, detail, isRemembered });
      return;
    }
    const { original } = outcome;
    if (this.#options.looksOnly) return this.#tally.wait(job.url);
    const made = await this.#make(job, original.hash, () => this.#store.readOriginal(original));
    if (made) {
      this.#tally.count(job.url, outcome.how);
      this.#tally.keep(job, made, original);
    } else if (!isDamaged) await this.#prepareRemote(job, true);
    else throw new PictureFailure('damaged', 'its file in CACHE_DIR changes while it is read');
  }

  /** @returns undefined if the original is damaged */
  async #make({ slots }: PictureJob, originalHash: string, read: () => Promise<Buffer | undefined>): Promise<MadeRecord | undefined> {
    const known = this.#store.readMade(originalHash);
    if (known && hasSlots(known, slots)) {
      this.#tally.result.reused += 1;
      return known;
    }
    return this.#making(() => this.#store.withLock(madeLock(originalHash), () => this.#makeAlone(slots, originalHash, read)));
  }

  async #makeAlone(slots: readonly Slot[], originalHash: string, read: () => Promise<Buffer | undefined>): Promise<MadeRecord | undefined> {
    const known = this.#store.readMade(originalHash);
    if (known && hasSlots(known, slots)) {
      this.#tally.result.reused += 1;
      return known;
    }
    const bytes = await read();
    if (!bytes) return undefined;
    const missing = slots.filter((slot) => !known?.slots[slot]);
    const { renditions, ...picture } = await makeRenditions(bytes, missing, this.#options.encoding);
    const written = await Promise.all(
      renditions.map(async (rendition) => ({ slot: rendition.slot, rendition: await this.#store.writeRendition(originalHash, rendition) })),
    );
    const added = Map.groupBy(written, ({ slot }) => slot);
    // In one order, so that a record has the same bytes whichever slot was made first.
    const slotEntries = (Object.keys(SLOT_SHAPES) as Slot[]).flatMap((slot): [Slot, readonly Rendition[]][] => {
      const files = added.get(slot)?.map(({ rendition }) => rendition) ?? known?.slots[slot];
      return files ? [[slot, files]] : [];
    });
    const record = { ...picture, slots: Object.fromEntries(slotEntries) };
    await this.#store.writeMade(originalHash, record);
    this.#tally.result.made += 1;
    return record;
  }
}

/** A picture of the content folder that went away, or that this user may not read. */
export function explainReadError(error: NodeJS.ErrnoException): never {
  throw new PictureFailure('not found', `can’t be read (${error.code ?? error.message})`, { cause: error, isPassing: true });
}

function hasSlots({ slots }: MadeRecord, wanted: readonly Slot[]): boolean {
  return wanted.every((slot) => slots[slot] !== undefined);
}
