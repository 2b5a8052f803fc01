/** What SQLite refuses, by what follows from it. */
export type Refusal =
  /** Others are at work on the file, or it may not be written: the index is left as it is. */
  | 'unavailable'
  /** It is no index, or not a whole one. */
  | 'damaged'
  /** The disk has no room. */
  | 'full'
  /** The disk fails. */
  | 'failing';

/** By SQLite's result codes, https://sqlite.org/rescode.html; what a code says in more detail is above its lowest eight bits. */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  3: 'unavailable', // PERM
  5: 'unavailable', // BUSY
  6: 'unavailable', // LOCKED
  8: 'unavailable', // READONLY, also of a file that another one has taken the place of
  10: 'failing', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'unavailable', // CANTOPEN
  15: 'unavailable', // PROTOCOL
  19: 'damaged', // CONSTRAINT: of ours none refuses what we write
  20: 'damaged', // MISMATCH
  22: 'unavailable', // NOLFS
  26: 'damaged', // NOTADB
};

/** Of IOERR: disks that have no locks. */
const NO_LOCKS: ReadonlySet<number> = new Set([2058, 2314, 3594, 3850]);

/** @returns undefined for what is no error of SQLite's, or says that we made a mistake */
export function describeRefusal(error: unknown): Refusal | undefined {
  if (!isSqliteError(error)) return undefined;
  return NO_LOCKS.has(error.errcode) ? 'unavailable' : REFUSALS[error.errcode & 255];
}

export function isSqliteError(error: unknown): error is Error & { errcode: number } {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR';
}

/** Whether reading failed: also by numbers that no column of ours has, which Node refuses, or by what a row says of itself. */
export function isReadError(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return isSqliteError(error) || code === 'ERR_OUT_OF_RANGE' || code === 'ERR_DAMAGED_INDEX';
}

/** The same in the system's words, if the disk is to blame: SQLite says neither the path nor what was tried. */
export function toSystemError(error: unknown, path: string): unknown {
  const refusal = describeRefusal(error);
  if (refusal !== 'full' && refusal !== 'failing') return error;
  const code = refusal === 'full' ? 'ENOSPC' : 'EIO';
  return Object.assign(new Error(`${code}: write '${path}'`, { cause: error }), { code, syscall: 'write', path });
}
