import { lstatSync } from 'node:fs';

/** What a file system says of a file without reading it. */
export interface FileLook {
  /** Bytes. */
  size: number;
  /**
   * Milliseconds since 1970, to a quarter of a microsecond: the last change of its bytes, which programs can set; and of anything of it,
   * which they can't. Node has nanoseconds too, and takes twice as long for them: 0.2 s of 20,000 files.
   */
  mtime: number;
  ctime: number;
  inode: number;
}

/**
 * Milliseconds. Of two changes within one tick of a file system's clock the second leaves the same times: the coarsest (FAT) ticks every
 * two seconds, Linux's own every ten milliseconds at most.
 */
const COARSEST_TICK = 2000;

/** @returns undefined for what is not there, can't be looked at, or is no regular file */
export function lookAtFile(path: string): FileLook | undefined {
  try {
    const stats = lstatSync(path);
    return stats.isFile() ? { size: stats.size, mtime: stats.mtimeMs, ctime: stats.ctimeMs, inode: stats.ino } : undefined;
  } catch {
    return undefined; // whoever reads it says why
  }
}

/** A file that looks the same as before was not changed since; if it {@link isSettled} then. */
export function isSameLook(a: { [Name in keyof FileLook]: number | null }, b: FileLook): boolean {
  return a.mtime === b.mtime && a.ctime === b.ctime && a.size === b.size && a.inode === b.inode;
}

/**
 * Whether each later change of a file shows in its look: Git's rule for files that were changed in the instant of its index,
 * https://git-scm.com/docs/racy-git.
 * @param moment before which the look was taken or in which, in milliseconds since 1970; the file's bytes were read after it
 */
export function isSettled({ mtime, ctime }: Pick<FileLook, 'mtime' | 'ctime'>, moment: number): boolean {
  const latest = moment - COARSEST_TICK;
  return mtime < latest && ctime < latest;
}

/** Whether a file looks as it did before it was read, so that its look is that of the bytes. */
export function isStill(path: string, before: FileLook | undefined): boolean {
  const now = before && lookAtFile(path);
  return before !== undefined && now !== undefined && isSameLook(before, now);
}
