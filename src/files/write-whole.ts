import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nameFile } from './name-file.ts';

export interface WriteOptions {
  /** Where the unfinished file lies; on the same file system. Beside the file, unless this says otherwise. */
  temporaryDir?: string;
  /** Begins the unfinished file's name, so that a later run knows whose it was; {@link UNFINISHED} matches the one without it. */
  owner?: string;
  /** The file's modification time; now, unless this says otherwise. */
  time?: Date;
}

/** The name of an unfinished file without an owner: hidden, so that no web server hands it out. */
export const UNFINISHED = /^\.[^/\\]+\.[0-9a-f]{12}\.tmp$/;

/** How often a file is written before what stands in its way counts as an error. */
const ATTEMPTS = 3;

/** Writes a file so that it is there whole or not at all, also after a kill or a power cut. */
export async function writeWhole(path: string, data: Buffer | string | readonly Buffer[], options: WriteOptions = {}): Promise<void> {
  await replaceFile(
    path,
    async (temporary) => {
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(data);
        if (options.time) await file.utimes(options.time, options.time);
        await file.sync();
      } catch (error) {
        throw nameFile(error as NodeJS.ErrnoException, path);
      } finally {
        await file.close();
      }
    },
    options,
  );
}

/**
 * Puts a file in another's place in one step, or where there is none; the folders above it are made.
 * @param make writes the file under the name that it is given
 */
export async function replaceFile(path: string, make: (temporary: string) => Promise<void>, options: WriteOptions = {}): Promise<void> {
  const { temporaryDir = dirname(path), owner = `.${basename(path)}` } = options;
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    const temporary = join(temporaryDir, `${owner}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await make(temporary);
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      return;
    } catch (error) {
      if (left === 0 || !(await clearWay(path, temporaryDir, error as NodeJS.ErrnoException))) throw error;
    } finally {
      // Also of a success: renaming a file onto another name of itself leaves both. An error above says more than one here.
      await rm(temporary, { force: true }).catch(() => {});
    }
  }
}

/** @returns whether another attempt may do better */
async function clearWay(path: string, temporaryDir: string, { code }: NodeJS.ErrnoException): Promise<boolean> {
  // While this process was stopped, another took its unfinished file for one left behind.
  if (code === 'ENOENT') await mkdir(temporaryDir, { recursive: true });
  else if (code === 'EISDIR' || code === 'ENOTEMPTY') await rm(path, { recursive: true, force: true });
  else if ((code === 'EEXIST' || code === 'ENOTDIR') && (await stat(dirname(path)).catch(() => undefined))?.isFile())
    await rm(dirname(path));
  else return false;
  return true;
}
