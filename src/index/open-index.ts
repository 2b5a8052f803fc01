import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { commitMade, type MadeDatabase, makeDatabase } from '../sqlite/make-database.ts';
import { describeRefusal, toSystemError } from '../sqlite/sqlite-refusal.ts';
import { type IndexTables, openTables, SCHEMA } from './index-tables.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

/*
 * The index of a paper: what is known of it between two builds, in one file of SQLite's below CACHE_DIR. What holds of it:
 *
 * - It changes in one transaction, when a build ends. SQLite's rollback journal makes that whole or nothing, also after a kill, a power cut
 *   or on a full disk; the journal is gone afterwards, so that the file alone is the index. With a write-ahead log it would be two files.
 * - What is not ours, not whole, or of other code counts as absent. Another one is then made beside it and takes its place.
 * - SQLite's own locks keep builds apart. A reader waits until a writer is done and the other way round, for ten seconds; then a build goes
 *   on without: it reads all files, or leaves the index as it is. Every row says what it is true of, so old rows do no harm.
 * - Nothing in it decides on what is published. It may be deleted at any time.
 */

export interface PaperIndex {
  /** To read from, until the index is committed or closed. */
  readonly tables: IndexTables;
  readonly isOpen: boolean;
  /** Reads what belongs together: what other builds commit meanwhile does not show. */
  read: <Result>(work: (tables: IndexTables) => Result) => Result;
  /** Will change the index when it is committed, together with everything else. Of an index that is just being made, at once. */
  change: (work: (tables: IndexTables) => void) => void;
  /**
   * From now on all that is read belongs together, and what is written to the tables shows at once; it counts when it is committed.
   * Others may read meanwhile, and don't write.
   * @returns false for an index that is just being made
   */
  begin: () => boolean;
  /** Drops what was read and makes another index: for one that turns out to be damaged. */
  startAnew: () => void;
  /**
   * Makes all changes count, and closes the index.
   * @throws the system's error where the disk is full or fails; the index is then as it was
   */
  commit: () => void;
  /** Without the changes that were not committed. */
  close: () => void;
}

/** @param code index of other code counts for nothing, see `hashCode` @throws the system's error where the disk is full or fails */
export function openIndex(cacheDir: string, code: string): PaperIndex {
  const path = join(cacheDir, 'index.sqlite');
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw toSystemError(error, path);
    }
  };
  const make = () => attempt(() => makeIndex(path, code));
  let current: OpenDatabase | MadeIndex = openDatabase(path, code) ?? make();
  let changes: ((tables: IndexTables) => void)[] = [];
  const close = () => {
    if (!current.database.isOpen) return;
    current.database.close();
    if (isMade(current) && current.temporary !== undefined) rmSync(current.temporary, { force: true });
  };
  return {
    get tables() {
      return current.tables;
    },
    get isOpen() {
      return current.database.isOpen;
    },
    read: (work) => (isMade(current) ? work(current.tables) : readTogether(current, work)),
    change: (work) => {
      if (isMade(current)) attempt(() => work(current.tables));
      else changes.push(work);
    },
    begin: () => {
      if (isMade(current)) return false;
      current.database.exec('BEGIN IMMEDIATE');
      return true;
    },
    startAnew: () => {
      close();
      changes = [];
      current = make();
    },
    commit: () => {
      if (!current.database.isOpen) return;
      try {
        attempt(() => (isMade(current) ? commitMade(current, path) : commitChanges(current, changes, path)));
      } finally {
        close();
      }
    },
    close,
  };
}

type MadeIndex = OpenDatabase & MadeDatabase;

function isMade(database: OpenDatabase | MadeIndex): database is MadeIndex {
  return 'temporary' in database;
}

function makeIndex(path: string, code: string): MadeIndex {
  const made = makeDatabase(path, SCHEMA);
  try {
    const tables = openTables(made.database);
    tables.notes.write('code', code);
    return { ...made, tables };
  } catch (error) {
    made.database.close();
    if (made.temporary !== undefined) rmSync(made.temporary, { force: true });
    throw error;
  }
}

function readTogether<Result>({ database, tables }: OpenDatabase, work: (tables: IndexTables) => Result): Result {
  database.exec('BEGIN');
  try {
    return work(tables);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

function commitChanges({ database, tables }: OpenDatabase, changes: readonly ((tables: IndexTables) => void)[], path: string): void {
  if (changes.length === 0 && !database.isTransaction) return;
  try {
    if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
    for (const change of changes) change(tables);
    database.exec('COMMIT');
  } catch (error) {
    database.close(); // and back to what it was
    const refusal = describeRefusal(error);
    if (refusal === 'damaged') rmSync(path, { force: true });
    else if (refusal !== 'unavailable') throw error;
  }
}
