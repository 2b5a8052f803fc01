import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { checkPicture, isSvg } from './check-picture.ts';
import { describeEncoding, type EncodingOptions, makeRenditions } from './make-renditions.ts';
import { type FailureReason, PictureFailure } from './picture-failure.ts';
import type { NetworkOptions } from './picture-fetcher.ts';
import { SLOT_SHAPES, type Slot } from './picture-slots.ts';
import { type MadeRecord, madeLock, type Original, PictureStore, type Rendition } from './picture-store.ts';
import { type SourceOutcome, SourceReader } from './source-reader.ts';

/** A picture that a page shows: all that is needed to prepare it, on this machine or another. */
export interface PictureJob {
  /** Its address, as authors write it. */
  url: string;
  /** Where it lies on this disk; left out for a web address. */
  path?: string | undefined;
  slots: readonly Slot[];
}

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

/** A picture that pages have to do without. */
export interface MissingPicture {
  reason: FailureReason;
  detail: string;
  /** True if an earlier run found out, and this one did not ask again. */
  isRemembered: boolean;
}

export interface FillResult {
  /** By address. */
  pictures: ReadonlyMap<string, MadeRecord>;
  missing: ReadonlyMap<string, MissingPicture>;
  /** Pictures whose host sent something; that did not change; whose files were made; that needed nothing. */
  fetched: number;
  unchanged: number;
  made: number;
  reused: number;
  /** Addresses whose refresh failed, so that the picture from before stays. */
  kept: readonly string[];
  /** Addresses that were not asked for, because nothing may be fetched or the network is down. */
  waiting: readonly string[];
  /** Bytes received, and bytes of all files that belong to these pictures. */
  received: number;
  size: number;
}

/**
 * Brings the store up to date with the pictures that pages show. What the store holds costs a look at its files; all
 * else is fetched, checked, resized and stored. A picture that fails is missing in the result and never an error.
 * @throws if the store's folder can't be written
 */
export async function fillStore(dir: string, jobs: readonly PictureJob[], options: FillOptions): Promise<FillResult> {
  const store = new PictureStore(dir, describeEncoding(options.encoding));
  await store.open();
  const filler = new StoreFiller(store, jobs, options);
  try {
    await filler.run();
  } finally {
    await filler.close();
  }
  await store.sweep();
  return filler.result;
}

/** Files read at one time. */
const READS_AT_ONCE = 16;

class StoreFiller {
  readonly result = {
    pictures: new Map<string, MadeRecord>(),
    missing: new Map<string, MissingPicture>(),
    fetched: 0,
    unchanged: 0,
    made: 0,
    reused: 0,
    kept: [] as string[],
    waiting: [] as string[],
    received: 0,
    size: 0,
  };
  readonly #store: PictureStore;
  readonly #jobs: readonly PictureJob[];
  readonly #options: FillOptions;
  readonly #sources: SourceReader;
  readonly #reading = pLimit({ concurrency: READS_AT_ONCE, rejectOnClear: true });
  readonly #making = pLimit({ concurrency: availableParallelism(), rejectOnClear: true });
  readonly #files = new Set<string>();
  /** What is not a picture's fault. */
  readonly #faults: unknown[] = [];
  #done = 0;

  constructor(store: PictureStore, jobs: readonly PictureJob[], options: FillOptions) {
    this.#store = store;
    this.#jobs = jobs;
    this.#options = options;
    this.#sources = new SourceReader(store, options);
  }

  async run(): Promise<void> {
    const unfinished = this.#jobs.filter((job) => job.path !== undefined || !this.#reuse(job));
    await Promise.all(unfinished.map((job) => this.#prepare(job)));
    if (this.#faults.length > 0) throw this.#faults[0];
    await this.#sources.finish();
  }

  async close(): Promise<void> {
    this.result.received = this.#sources.received;
    await this.#sources.close();
  }

  /** The short way, for a picture of the web that is there already. */
  #reuse(job: PictureJob): boolean {
    const original = this.#options.refreshes ? undefined : this.#sources.recall(job.url);
    const made = original && this.#store.readMade(original.hash);
    if (!made || !hasSlots(made, job.slots)) return false;
    this.result.reused += 1;
    this.#keep(job, made, original);
    return true;
  }

  async #prepare(job: PictureJob): Promise<void> {
    try {
      await (job.path === undefined ? this.#prepareRemote(job) : this.#reading(() => this.#prepareLocal(job, job.path ?? '')));
    } catch (error) {
      if (!(error instanceof PictureFailure)) return this.#stop(error);
      this.#miss(job, { reason: error.reason, detail: error.message, isRemembered: false });
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
    const originalHash = hash('sha256', bytes);
    const known = this.#store.readMade(originalHash);
    const isReused = known !== undefined && hasSlots(known, job.slots);
    if (!isReused && this.#options.looksOnly) return this.#wait(job);
    if (!isReused && !isSvg(bytes)) await checkPicture(bytes);
    const made = await this.#make(job, originalHash, async () => bytes);
    if (made) this.#keep(job, made);
  }

  async #prepareRemote(job: PictureJob, isDamaged = false): Promise<void> {
    const outcome = await this.#sources.obtain(job.url, isDamaged);
    if ('failure' in outcome) {
      const { reason, detail, isRemembered } = outcome.failure;
      if (reason === 'no network') this.#wait(job);
      else this.#miss(job, { reason, detail, isRemembered });
      return;
    }
    const { original } = outcome;
    if (this.#options.looksOnly) return this.#wait(job);
    const made = await this.#make(job, original.hash, () => this.#store.readOriginal(original));
    if (made) {
      this.#count(job.url, outcome);
      this.#keep(job, made, original);
    } else if (!isDamaged) await this.#prepareRemote(job, true);
    else throw new PictureFailure('damaged', 'its file in CACHE_DIR changes while it is read');
  }

  /** @returns undefined if the original is damaged */
  async #make({ slots }: PictureJob, originalHash: string, read: () => Promise<Buffer | undefined>): Promise<MadeRecord | undefined> {
    const known = this.#store.readMade(originalHash);
    if (known && hasSlots(known, slots)) {
      this.result.reused += 1;
      return known;
    }
    return this.#making(() => this.#store.withLock(madeLock(originalHash), () => this.#makeAlone(slots, originalHash, read)));
  }

  async #makeAlone(slots: readonly Slot[], originalHash: string, read: () => Promise<Buffer | undefined>): Promise<MadeRecord | undefined> {
    const known = this.#store.readMade(originalHash);
    if (known && hasSlots(known, slots)) {
      this.result.reused += 1;
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
    this.result.made += 1;
    return record;
  }

  #keep(job: PictureJob, made: MadeRecord, original?: Original): void {
    // The record may hold slots that no page shows any more; what the site shows must not depend on what once was.
    const slots = Object.fromEntries(job.slots.map((slot) => [slot, made.slots[slot]])) as MadeRecord['slots'];
    this.result.pictures.set(job.url, { ...made, slots });
    if (original) this.#measure(original.hash, original.size);
    for (const renditions of Object.values(slots)) for (const { name, size } of renditions) this.#measure(name, size);
    this.#progress();
  }

  /** Counts a file's bytes once, however many pictures share it. */
  #measure(file: string, size: number): void {
    if (this.#files.has(file)) return;
    this.#files.add(file);
    this.result.size += size;
  }

  #miss(job: PictureJob, missing: MissingPicture): void {
    this.result.missing.set(job.url, missing);
    this.#progress();
  }

  #wait(job: PictureJob): void {
    this.result.waiting.push(job.url);
    this.#progress();
  }

  #count(url: string, { how }: Extract<SourceOutcome, { original: Original }>): void {
    if (how === 'fetched') this.result.fetched += 1;
    if (how === 'unchanged') this.result.unchanged += 1;
    if (how === 'kept') this.result.kept.push(url);
  }

  #progress(): void {
    this.#done += 1;
    this.#options.onProgress?.(this.#done, this.#jobs.length);
  }
}

function explainReadError(error: NodeJS.ErrnoException): never {
  throw new PictureFailure('not found', `can’t be read (${error.code ?? error.message})`, { cause: error, isPassing: true });
}

function hasSlots({ slots }: MadeRecord, wanted: readonly Slot[]): boolean {
  return wanted.every((slot) => slots[slot] !== undefined);
}
