import { hash } from 'node:crypto';
import { readFileSync, type Stats, statSync, utimesSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type ListedFile, listFiles } from '../../files/list-files.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { MadeRecord, Rendition } from '../made-record.ts';
import { explainFullDisk, ignoreMissing, ignoreUnwritable } from './disk-errors.ts';
import { FILE_TIME } from './file-time.ts';
import { madeLock, sourceLock, sweepStore, withLock } from './store-locks.ts';
import {
  keyOf,
  type Original,
  originalName,
  readRecord,
  renditionName,
  type SourceRecord,
  sealRecord,
  sourceName,
} from './store-records.ts';

/** Names of files in a store. Others are somebody else's. */
const OURS = /^(?:sources|originals|made\/[0-9a-f]{16}|files)\/[0-9a-f]{2}\/[0-9a-f]{20,64}\.\w+$/;

/**
 * The folder of pictures, below `CACHE_DIR`:
 *
 *   sources/ab/….json        what is known of a web address: the bytes it gave, or how it failed
 *   originals/ab/….jpg       those bytes, named by their SHA-256
 *   made/<encoding>/ab/….json  the files made of an original under one set of encoding options
 *   files/ab/….avif          those files, named by their hash; the site links to them
 *   temporary/ locks/        work in progress
 *
 * Bytes are written before the record that names them, each file in one step, and under a lock of its own. Records end
 * with a hash of their place and content. So nothing here is ever half there, two processes may share the folder, and any
 * part of it may be copied, merged or deleted.
 */
export class PictureStore {
  readonly #dir: string;
  readonly #encodingKey: string;

  /** @param encoding see `describeEncoding` */
  constructor(dir: string, encoding: string) {
    this.#dir = dir;
    this.#encodingKey = hash('sha256', encoding).slice(0, 16);
  }

  /**
   * Makes the folder. One that is full or read-only may hold all that is asked of it, and a write says what is wrong.
   * @throws if it is no folder
   */
  async open(): Promise<void> {
    for (const name of ['temporary', 'locks']) await mkdir(join(this.#dir, name), { recursive: true }).catch(ignoreUnwritable);
  }

  readSource(url: string): SourceRecord | undefined {
    return readRecord<SourceRecord>(this.#dir, sourceName(url));
  }

  async writeSource(record: SourceRecord): Promise<void> {
    const name = sourceName(record.url);
    await this.#write(name, sealRecord(name, record), sourceLock(record.url));
  }

  /** @returns undefined if the bytes are gone or not what they were */
  async readOriginal(original: Original): Promise<Buffer | undefined> {
    const bytes = await readFile(this.#path(originalName(original))).catch(ignoreMissing);
    return bytes && hash('sha256', bytes) === original.hash ? bytes : undefined;
  }

  async writeOriginal(url: string, bytes: Buffer, format: string): Promise<Original> {
    const original = { hash: hash('sha256', bytes), format, size: bytes.length };
    await this.#write(originalName(original), bytes, sourceLock(url));
    return original;
  }

  /** What was made of an original, as far as its files are whole. */
  readMade(originalHash: string): MadeRecord | undefined {
    const record = readRecord<MadeRecord>(this.#dir, this.#madeName(originalHash));
    if (!record) return undefined;
    const slots = Object.entries(record.slots).filter(([, renditions]) => renditions.every((rendition) => this.#isWhole(rendition)));
    return { ...record, slots: Object.fromEntries(slots) };
  }

  async writeMade(originalHash: string, record: MadeRecord): Promise<void> {
    const name = this.#madeName(originalHash);
    await this.#write(name, sealRecord(name, record), madeLock(originalHash));
  }

  async writeRendition(
    originalHash: string,
    { data, format, width, height }: Omit<Rendition, 'name' | 'size'> & { data: Buffer },
  ): Promise<Rendition> {
    const rendition = { format, width, height, name: nameFile(data, format), size: data.length };
    if (!this.#isWhole(rendition)) await this.#write(renditionName(rendition.name), data, madeLock(originalHash));
    return rendition;
  }

  /** See {@link withLock}. */
  withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    return withLock(this.#dir, key, work);
  }

  /** See {@link sweepStore}. */
  sweep(): Promise<void> {
    return sweepStore(this.#dir);
  }

  /** Drops every file that none of these records name. @returns how many, and the bytes of those that stay */
  async prune(sources: readonly SourceRecord[], originalHashes: readonly string[]): Promise<{ dropped: number; size: number }> {
    const named = new Set([
      ...sources.map(({ url }) => sourceName(url)),
      ...sources.flatMap(({ original }) => (original ? [originalName(original)] : [])),
      ...originalHashes.flatMap((originalHash) => [
        this.#madeName(originalHash),
        ...Object.values(this.readMade(originalHash)?.slots ?? {}).flatMap((renditions) =>
          renditions.map(({ name }) => renditionName(name)),
        ),
      ]),
    ]);
    const result = { dropped: 0, size: 0 };
    for (const folder of ['sources', 'originals', 'made', 'files']) {
      for (const file of listRegularFiles(this.#path(folder))) {
        const name = `${folder}/${file.name.replaceAll(sep, '/')}`;
        if (!OURS.test(name)) continue;
        if (named.has(name)) result.size += statSync(file.path, { throwIfNoEntry: false })?.size ?? 0;
        else {
          await rm(file.path, { force: true });
          result.dropped += 1;
        }
      }
    }
    return result;
  }

  #madeName(originalHash: string): string {
    return `made/${this.#encodingKey}/${originalHash.slice(0, 2)}/${originalHash}.json`;
  }

  /** @param name in the store, with slashes on every system */
  #path(name: string): string {
    return `${this.#dir}/${name}`;
  }

  /** Size and time tell at a glance; after a copy that lost the times, or damage, the bytes decide. */
  #isWhole({ name, size }: Rendition): boolean {
    const path = this.#path(renditionName(name));
    const found = lookAt(path);
    if (found?.size !== size || !found.isFile()) return false;
    return found.mtimeMs === FILE_TIME.getTime() || hasHash(path, name);
  }

  async #write(name: string, data: Buffer | string, lock: string): Promise<void> {
    const options = { temporaryDir: this.#path('temporary'), owner: keyOf(lock), time: FILE_TIME };
    await writeWhole(this.#path(name), data, options).catch(explainFullDisk);
  }
}

/** 80 bits: enough to tell every file of a site from every other. */
function hashName(data: Buffer): string {
  return hash('sha256', data).slice(0, 20);
}

function nameFile(data: Buffer, format: Rendition['format']): string {
  return `${hashName(data)}.${format === 'jpeg' ? 'jpg' : format}`;
}

function listRegularFiles(folder: string): ListedFile[] {
  try {
    return listFiles(folder).filter(({ isRegular }) => isRegular);
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException) ?? [];
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException);
  }
}

/** Whether a file's bytes are those that it is named by. Gives it the time of a whole file. */
function hasHash(path: string, name: string): boolean {
  try {
    if (!name.startsWith(hashName(readFileSync(path)))) return false;
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException) ?? false;
  }
  try {
    utimesSync(path, FILE_TIME, FILE_TIME);
  } catch (error) {
    ignoreUnwritable(error as NodeJS.ErrnoException);
  }
  return true;
}
