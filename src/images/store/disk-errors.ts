import { PictureFailure } from '../picture-failure.ts';

/** Not there, something else in its place, or on a part of the disk that can't be read any more. */
const MISSING: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EIO']);

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);

const READ_ONLY: ReadonlySet<string | undefined> = new Set(['EROFS', 'EACCES', 'EPERM']);

export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (!MISSING.has(error.code)) throw error;
  return undefined;
}

export function ignoreUnwritable(error: NodeJS.ErrnoException): undefined {
  if (!FULL.has(error.code) && !READ_ONLY.has(error.code)) throw error;
  return undefined;
}

/** @throws {PictureFailure} if the disk is full, and else the error itself */
export function explainFullDisk(error: NodeJS.ErrnoException): never {
  if (!FULL.has(error.code)) throw error;
  throw new PictureFailure('disk full', 'there is no room left for it in CACHE_DIR', { cause: error, isPassing: true });
}
