import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Every file of the store has this time, so that one look (size and time) tells a file that was changed in place from
 * one that was not, on any machine that the store is copied to. Even seconds: some file systems know no others.
 */
export const FILE_TIME = new Date('2000-01-01T00:00:00Z');

export interface WriteOptions {
  /** Where unfinished files lie; on the same file system. */
  temporaryDir: string;
  /** Begins the temporary file's name, so that a later run knows whose it was. */
  owner: string;
}

/** How often a file is written before what stands in its way counts as an error. */
const ATTEMPTS = 3;

/** Writes a file so that it is there whole or not at all, also after a kill or a power cut. */
export async function writeWhole(path: string, data: Buffer | string, options: WriteOptions): Promise<void> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await writeOnce(path, data, options);
    } catch (error) {
      if (left === 0 || !(await clearWay(path, options, error as NodeJS.ErrnoException))) throw error;
    }
  }
}

async function writeOnce(path: string, data: Buffer | string, { temporaryDir, owner }: WriteOptions): Promise<void> {
  const temporary = join(temporaryDir, `${owner}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(data);
      await file.utimes(FILE_TIME, FILE_TIME);
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // the first error says more
    throw error;
  }
}

/** @returns whether another attempt may do better */
async function clearWay(path: string, { temporaryDir }: WriteOptions, { code }: NodeJS.ErrnoException): Promise<boolean> {
  // While this process was stopped, another took its unfinished file for one left behind.
  if (code === 'ENOENT') await mkdir(temporaryDir, { recursive: true });
  else if (code === 'EISDIR' || code === 'ENOTEMPTY') await rm(path, { recursive: true, force: true });
  else if ((code === 'EEXIST' || code === 'ENOTDIR') && (await stat(dirname(path)).catch(() => undefined))?.isFile())
    await rm(dirname(path));
  else return false;
  return true;
}
