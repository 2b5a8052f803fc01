import { closeSync, constants, fstatSync, openSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { KnownFailure } from '../../command/known-failure.ts';

/*
 * The lock is SQLite's on an empty file. Of all locks that Node has at hand it alone is kept by the operating system: a process
 * that is busy or stopped for minutes goes on holding it, and one that is killed holds it no longer. A lock that lives by a timer
 * does neither. POSIX takes a process's locks on a file away as soon as it closes any descriptor of it: nothing else here opens it.
 */

/** Milliseconds between looks at another's lock. */
const PAUSE = 250;
/** SQLite's own, https://sqlite.org/rescode.html#busy */
const BUSY = 5;
const FULL = 13;

interface HeldLock {
  isHeld: () => boolean;
  release: () => void;
}

/**
 * Runs a build that no other process runs into this folder at the same time: the second waits for the first.
 * @param onWait called once, if there is one to wait for
 * @param work is given a function that throws a {@link KnownFailure} once the lock is lost, because somebody deleted its file
 */
export async function withOutputLock<Result>(
  outDir: string,
  onWait: () => void,
  work: (assertLock: () => void) => Promise<Result>,
): Promise<Result> {
  const path = join(dirname(outDir), `.${basename(outDir)}-lock`);
  const lock = await acquireLock(path, onWait);
  try {
    return await work(() => {
      if (!lock.isHeld()) throw new KnownFailure(`${path} was deleted during this build, so another may have begun. Run the build again.`);
    });
  } finally {
    lock.release();
  }
}

async function acquireLock(path: string, onWait: () => void): Promise<HeldLock> {
  await mkdir(dirname(path), { recursive: true });
  for (let isFirst = true; ; isFirst = false) {
    const lock = tryLock(path);
    if (lock) return lock;
    if (isFirst) onWait();
    await wait(PAUSE);
  }
}

/** @returns undefined while another process has it */
function tryLock(path: string): HeldLock | undefined {
  const descriptor = openLock(path);
  const database = new DatabaseSync(path);
  // Whoever releases it removes the file, which another may have opened by then. As long as our descriptor is open, no other
  // file has its number.
  const { ino } = fstatSync(descriptor, { bigint: true });
  const isHeld = () => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino === ino;
  const release = () => {
    if (isHeld()) rmSync(path);
    database.close();
    closeSync(descriptor);
  };
  const hasLock = lockDatabase(database, path);
  if (hasLock && isHeld()) return { isHeld, release };
  database.close();
  closeSync(descriptor);
  return undefined;
}

/** A link is not followed: a file elsewhere is not ours to make. */
function openLock(path: string): number {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o666);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (!['ELOOP', 'EISDIR'].includes(code)) throw cause;
    throw new KnownFailure(`${path} is a link or a folder, where Broadsheet wants a file for its lock; delete it`, { cause });
  }
}

function lockDatabase(database: DatabaseSync, path: string): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    const { errcode, message } = error as Error & { errcode?: number };
    if (errcode === BUSY) return false;
    const remedy =
      errcode === FULL
        ? 'Make room on its disk. Nothing was built.'
        : 'Delete it if it is there; else choose an OUT_DIR on a disk that has locks.';
    throw new KnownFailure(`${path} can't be locked (${message}). ${remedy}`, { cause: error });
  }
}
