import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { UsageError } from '../command/usage-error.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Fingerprints } from './find-changes.ts';

/** What each receiver was told of each site: fingerprints by address, by the site's own address, by the receiver's key. */
type Told = Record<string, Record<string, Record<string, string>>>;

const fileSchema = z.object({
  version: z.literal(1),
  receivers: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string()))),
});

/** The memory of what was told, kept in one file. */
export class ToldAddresses {
  /** Why the file could not be read; a missing one is no fault. */
  readonly fault: string | undefined;
  readonly #path: string;
  readonly #told: Told;

  private constructor(path: string, told: Told, fault?: string) {
    this.#path = path;
    this.#told = told;
    this.fault = fault;
  }

  /** A file that is missing or damaged means that nothing was told yet. */
  static async open(path: string): Promise<ToldAddresses> {
    try {
      return new ToldAddresses(path, fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).receivers);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return new ToldAddresses(path, {});
      return new ToldAddresses(path, {}, code ?? 'it is damaged');
    }
  }

  /** @throws {UsageError} if nothing can be noted: without a memory every ping would tell the same */
  async prepare(): Promise<void> {
    const folder = dirname(this.#path);
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    } catch (error) {
      throw new UsageError(`CACHE_DIR can't be written: ${(error as Error).message}; choose another folder`, { cause: error });
    }
  }

  /** @returns undefined if the receiver was never told of the site */
  find(receiver: string, site: string): Fingerprints | undefined {
    const known = Object.hasOwn(this.#told, receiver) ? this.#told[receiver] : undefined;
    return known && Object.hasOwn(known, site) ? new Map(Object.entries(known[site] ?? {})) : undefined;
  }

  /** Writes at once, so that what was told to one receiver is kept whatever becomes of the next. */
  async note(receiver: string, site: string, known: Fingerprints): Promise<void> {
    const before = Object.hasOwn(this.#told, receiver) ? this.#told[receiver] : {};
    const after = Object.fromEntries(known);
    if (before && Object.hasOwn(before, site) && isDeepStrictEqual(before[site], after)) return;
    this.#told[receiver] = { ...before, [site]: after };
    const text = `${JSON.stringify({ version: 1, receivers: this.#told })}\n`;
    await writeWhole(this.#path, text);
  }
}
