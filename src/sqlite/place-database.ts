import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isFileAt, PATIENCE } from './open-file.ts';
import { describeRefusal } from './sqlite-refusal.ts';

/** What SQLite leaves beside a database, by its name, when its process is killed. To another database in its place it would be poison. */
const BESIDE = ['-journal', '-wal', '-shm'];

/**
 * Puts a new database in the place of what is there, in one step. Who has the old one open goes on reading it; SQLite lets nobody write to
 * a file that was replaced.
 * @param temporary in the same folder, closed
 * @returns false if another process uses the old one for longer than one waits
 */
export function placeDatabase(temporary: string, path: string): boolean {
  const release = lockOld(path);
  if (!release) return false;
  try {
    sync(temporary);
    for (const ending of BESIDE) rmSync(path + ending, { recursive: true, force: true });
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true });
    renameSync(temporary, path);
    return true;
  } finally {
    release();
  }
}

/** While a process writes, what it needs for going back lies beside the database. @returns undefined if it can't be locked */
function lockOld(path: string): (() => void) | undefined {
  if (!isFileAt(path)) return () => {};
  const database = new DatabaseSync(path, { timeout: PATIENCE });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return () => database.close();
  } catch (error) {
    database.close();
    // In what is no database nobody writes.
    return describeRefusal(error) === 'damaged' ? () => {} : undefined;
  }
}

function sync(path: string): void {
  const opened = openSync(path, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
