import type { MadeRecord } from '../made-record.ts';
import { type FailureReason, isUnreachable } from '../picture-failure.ts';
import type { PictureJob } from '../picture-job.ts';
import type { Original } from '../store/store-records.ts';

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
  /** What those of the web were made of. */
  originals: ReadonlyMap<string, Pick<Original, 'hash' | 'size'>>;
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

/** Counts what becomes of pictures, one by one. */
export class FillTally {
  readonly result = {
    pictures: new Map<string, MadeRecord>(),
    originals: new Map<string, Pick<Original, 'hash' | 'size'>>(),
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
  readonly #total: number;
  readonly #onProgress: ((done: number, total: number) => void) | undefined;
  readonly #files = new Set<string>();
  #done = 0;

  constructor(total: number, onProgress: ((done: number, total: number) => void) | undefined) {
    this.#total = total;
    this.#onProgress = onProgress;
  }

  keep({ url, slots: wanted }: PictureJob, made: MadeRecord, original?: Original): void {
    // The record may hold slots that no page shows any more; what the site shows must not depend on what once was.
    const slots = Object.fromEntries(wanted.map((slot) => [slot, made.slots[slot]])) as MadeRecord['slots'];
    this.result.pictures.set(url, { ...made, slots });
    if (original) {
      this.result.originals.set(url, { hash: original.hash, size: original.size });
      this.#measure(original.hash, original.size);
    }
    for (const renditions of Object.values(slots)) for (const { name, size } of renditions) this.#measure(name, size);
    this.#progress();
  }

  miss(url: string, missing: MissingPicture): void {
    this.result.missing.set(url, missing);
    this.#progress();
  }

  wait(url: string): void {
    this.result.waiting.push(url);
    this.#progress();
  }

  count(url: string, how: 'stored' | 'fetched' | 'unchanged' | 'kept'): void {
    if (how === 'fetched') this.result.fetched += 1;
    if (how === 'unchanged') this.result.unchanged += 1;
    if (how === 'kept') this.result.kept.push(url);
  }

  /** With the network down, what could not be reached is no picture's fault. */
  excuseUnreachable(): void {
    for (const [url, { reason, isRemembered }] of this.result.missing) {
      if (isRemembered || (!isUnreachable(reason) && reason !== 'host given up')) continue;
      this.result.missing.delete(url);
      this.result.waiting.push(url);
    }
  }

  /** Counts a file's bytes once, however many pictures share it. */
  #measure(file: string, size: number): void {
    if (this.#files.has(file)) return;
    this.#files.add(file);
    this.result.size += size;
  }

  #progress(): void {
    this.#done += 1;
    this.#onProgress?.(this.#done, this.#total);
  }
}
