import { hash } from 'node:crypto';
import { readFileSync, type Stats, statSync, utimesSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import type { EncodedRendition } from './make-renditions.ts';
import { type FailureReason, PictureFailure } from './picture-failure.ts';
import type { Size, Slot } from './picture-slots.ts';
import { renditionPath } from './rendition-path.ts';
import { FILE_TIME, writeWhole } from './write-whole.ts';

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
 * with a hash of their place and content. So nothing here is ever half there, two processes may share the folder, and any part of it may be
 * copied, merged or deleted.
 */
export interface SourceRecord {
  url: string;
  /** Undefined until a picture was fetched. */
  original?: Original;
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** The last attempt, if it failed and there is no picture from before, or its bytes are damaged. */
  failure?: RememberedFailure;
}

export interface Original {
  /** SHA-256 of its bytes. */
  hash: string;
  /** The ending of its file. */
  format: string;
  /** Bytes. */
  size: number;
}

export interface RememberedFailure {
  reason: FailureReason;
  detail: string;
  /** How often in a row. */
  count: number;
  /** Milliseconds since 1970; no attempt before then. */
  retryAt: number;
}

export interface MadeRecord extends Size {
  tone: string;
  slots: Partial<Record<Slot, readonly Rendition[]>>;
}

/** A file that pages may show. */
export interface Rendition extends Size {
  format: EncodedRendition['format'];
  /** Its name on the site: a hash of its bytes, so that browsers may keep it for a year. */
  name: string;
  /** Bytes. */
  size: number;
}

/**
 * A lock counts as left behind by a killed process after so many milliseconds without a sign of life. If a process was
 * only stopped for so long that another took over, both finish, with the same result.
 */
const LOCK = { realpath: false, stale: 5000, update: 1500, onCompromised: () => {} } as const;

/** Milliseconds between looks at another's lock. */
const LOCK_WAIT = { shortest: 20, longest: 500 } as const;

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
    return this.#readRecord<SourceRecord>(sourceName(url));
  }

  async writeSource(record: SourceRecord): Promise<void> {
    const name = sourceName(record.url);
    await this.#write(name, sealRecord(name, JSON.stringify(record)), sourceLock(record.url));
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
    const record = this.#readRecord<MadeRecord>(this.#madeName(originalHash));
    if (!record) return undefined;
    const slots = Object.entries(record.slots).filter(([, renditions]) => renditions.every((rendition) => this.#isWhole(rendition)));
    return { ...record, slots: Object.fromEntries(slots) };
  }

  async writeMade(originalHash: string, record: MadeRecord): Promise<void> {
    const name = this.#madeName(originalHash);
    await this.#write(name, sealRecord(name, JSON.stringify(record)), madeLock(originalHash));
  }

  async writeRendition(originalHash: string, { data, format, width, height }: EncodedRendition): Promise<Rendition> {
    const rendition = { format, width, height, name: nameFile(data, format), size: data.length };
    if (!this.#isWhole(rendition)) await this.#write(renditionName(rendition.name), data, madeLock(originalHash));
    return rendition;
  }

  /** Where a rendition lies on this disk. */
  pathOf(name: string): string {
    return renditionPath(this.#dir, name);
  }

  /**
   * Runs work that no other process on this store does at the same time; waits until the other is done.
   * @param key see {@link sourceLock} and {@link madeLock}
   * @throws {PictureFailure} if the disk is full
   */
  async withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const release = await this.#acquire(this.#lockPath(keyOf(key))).catch(explainFullDisk);
    try {
      return await work();
    } finally {
      await release().catch(() => {});
    }
  }

  /** Removes what killed processes left behind. What another process is at work on stays, and so does what can't be removed. */
  async sweep(): Promise<void> {
    for (const name of await this.#list('temporary')) {
      const [owner = ''] = name.split('.');
      const isOwned = await lockfile.check(this.#lockPath(owner), LOCK).catch(() => true);
      if (!isOwned) await rm(this.#path(`temporary/${name}`), { force: true }).catch(() => {});
    }
    for (const name of await this.#list('locks')) {
      // A lock that can be had is nobody's. To look and then to remove would now and then remove another's.
      const path = this.#path(`locks/${name}`).replace(/\.lock$/, '');
      await lockfile.lock(path, LOCK).then(
        (release) => release().catch(() => {}),
        () => {},
      );
    }
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
      const entries = await readdir(this.#path(folder), { recursive: true, withFileTypes: true }).catch(ignoreMissing);
      for (const entry of entries?.filter((candidate) => candidate.isFile()) ?? []) {
        const path = join(entry.parentPath, entry.name);
        if (named.has(relative(this.#dir, path).replaceAll(sep, '/'))) result.size += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
        else {
          await rm(path, { force: true });
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

  #lockPath(key: string): string {
    return this.#path(`locks/${key}`);
  }

  async #list(folder: string): Promise<string[]> {
    return (await readdir(this.#path(folder)).catch(ignoreMissing)) ?? [];
  }

  async #acquire(path: string): Promise<() => Promise<void>> {
    for (let pause: number = LOCK_WAIT.shortest; ; pause = Math.min(2 * pause, LOCK_WAIT.longest)) {
      try {
        return await lockfile.lock(path, LOCK);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT') await mkdir(dirname(path), { recursive: true });
        else if (code !== 'ELOCKED') throw error;
      }
      await wait(pause * (0.5 + Math.random()));
    }
  }

  /** Undefined for a record that is missing, damaged or another's. */
  #readRecord<Content>(name: string): Content | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path(name), 'utf8');
    } catch (error) {
      return ignoreMissing(error as NodeJS.ErrnoException);
    }
    const json = text.slice(0, text.indexOf('\n'));
    return text === sealRecord(name, json) ? JSON.parse(json) : undefined;
  }

  /** Size and time tell at a glance; after a copy that lost the times, or damage, the bytes decide. */
  #isWhole({ name, size }: Rendition): boolean {
    const path = this.#path(renditionName(name));
    const found = lookAt(path);
    if (found?.size !== size || !found.isFile()) return false;
    return found.mtimeMs === FILE_TIME.getTime() || hasHash(path, name);
  }

  async #write(name: string, data: Buffer | string, lock: string): Promise<void> {
    const options = { temporaryDir: this.#path('temporary'), owner: keyOf(lock) };
    await writeWhole(this.#path(name), data, options).catch(explainFullDisk);
  }
}

/** The lock on what is known of an address. */
export function sourceLock(url: string): string {
  return `source ${url}`;
}

/** The lock on what is made of an original. */
export function madeLock(originalHash: string): string {
  return `made ${originalHash}`;
}

function sourceName(url: string): string {
  const key = keyOf(url);
  return `sources/${key.slice(0, 2)}/${key}.json`;
}

function originalName({ hash: name, format }: Original): string {
  return `originals/${name.slice(0, 2)}/${name}.${format}`;
}

function renditionName(name: string): string {
  return `files/${name.slice(0, 2)}/${name}`;
}

/** The name of a record, a lock and temporary files, for an address or a hash. */
function keyOf(name: string): string {
  return hash('sha256', name).slice(0, 32);
}

/** 80 bits: enough to tell every file of a site from every other. */
function hashName(data: Buffer): string {
  return hash('sha256', data).slice(0, 20);
}

function nameFile(data: Buffer, format: Rendition['format']): string {
  return `${hashName(data)}.${format === 'jpeg' ? 'jpg' : format}`;
}

/** A record's JSON, and on a second line a hash of its name and content, so that damage and a stray record are found. */
function sealRecord(name: string, json: string): string {
  return `${json}\n${hash('sha256', `${name}\n${json}`).slice(0, 16)}\n`;
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

/** Not there, something else in its place, or on a part of the disk that can't be read any more. */
const MISSING: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EIO']);

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (!MISSING.has(error.code)) throw error;
  return undefined;
}

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);

const READ_ONLY: ReadonlySet<string | undefined> = new Set(['EROFS', 'EACCES', 'EPERM']);

function ignoreUnwritable(error: NodeJS.ErrnoException): undefined {
  if (!FULL.has(error.code) && !READ_ONLY.has(error.code)) throw error;
  return undefined;
}

function explainFullDisk(error: NodeJS.ErrnoException): never {
  if (!FULL.has(error.code)) throw error;
  throw new PictureFailure('disk full', 'there is no room left for it in CACHE_DIR', { cause: error, isPassing: true });
}
