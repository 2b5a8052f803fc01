import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTables, openTables } from './index-tables.ts';
import type { OpenDatabase } from './open-database.ts';
import { describeRefusal } from './sqlite-refusal.ts';

export interface MadeDatabase extends OpenDatabase {
  /** Where it lies; undefined if only in memory. */
  temporary: string | undefined;
}

/** Of 20,000 articles a hundred megabytes are written; with SQLite's two megabytes of memory many of them more than once. */
const CACHE_KILOBYTES = 16_000;

/**
 * An empty index under a name of its own, to be filled in one transaction: without a journal, since nothing of it counts before it is
 * placed. In memory where the folder can't be written.
 */
export function makeDatabase(path: string, code: string): MadeDatabase {
  removeAbandoned(path);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch {
    return fill(new DatabaseSync(':memory:'), code, undefined); // whoever needs the folder says why
  }
  try {
    return fill(new DatabaseSync(temporary), code, temporary);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (describeRefusal(error) !== 'unavailable') throw error;
    return fill(new DatabaseSync(':memory:'), code, undefined);
  }
}

function fill(database: DatabaseSync, code: string, temporary: string | undefined): MadeDatabase {
  try {
    database.enableDefensive(false); // else it insists on a journal
    database.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA auto_vacuum = FULL; PRAGMA cache_size = -${CACHE_KILOBYTES}`,
    );
    database.exec('BEGIN IMMEDIATE');
    createTables(database);
    const tables = openTables(database);
    tables.notes.write('code', code);
    return { database, tables, temporary };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What killed builds left. One at work has a lock on its own. */
function removeAbandoned(path: string): void {
  const folder = dirname(path);
  for (const name of listNames(folder)) {
    const isUnfinished = name.startsWith(`.${basename(path)}.`) && name.endsWith('.tmp');
    if (isUnfinished && !isLocked(join(folder, name))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there yet
  }
}

function isLocked(path: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec('BEGIN IMMEDIATE');
    return false;
  } catch (error) {
    return describeRefusal(error) === 'unavailable';
  } finally {
    database?.close();
  }
}
