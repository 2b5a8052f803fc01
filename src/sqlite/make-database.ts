import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { placeDatabase } from './place-database.ts';
import { createSchema, type Schema } from './schema.ts';
import { describeRefusal } from './sqlite-refusal.ts';

/** A database that is being filled. */
export interface MadeDatabase {
  database: DatabaseSync;
  /** Where it lies; undefined if only in memory. */
  temporary: string | undefined;
}

/** Of 20,000 articles a hundred megabytes are written; with SQLite's two megabytes of memory many of them more than once. */
const CACHE_KILOBYTES = 16_000;

/**
 * Empty tables under a name of their own, to be filled in one transaction: without a journal, since nothing of it counts before it is
 * placed. In memory where the folder can't be written.
 * @param path where it is to be placed
 */
export function makeDatabase(path: string, schema: Schema): MadeDatabase {
  removeAbandoned(path);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch {
    return begin(new DatabaseSync(':memory:'), schema, undefined); // whoever needs the folder says why
  }
  try {
    return begin(new DatabaseSync(temporary), schema, temporary);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (describeRefusal(error) !== 'unavailable') throw error;
    return begin(new DatabaseSync(':memory:'), schema, undefined);
  }
}

/** Makes all of it count, in the place of what is at the path, and closes it. One in memory is forgotten. */
export function commitMade({ database, temporary }: MadeDatabase, path: string): void {
  try {
    database.exec('COMMIT');
    database.close();
    if (temporary !== undefined) placeDatabase(temporary, path);
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

function begin(database: DatabaseSync, schema: Schema, temporary: string | undefined): MadeDatabase {
  try {
    database.enableDefensive(false); // else it insists on a journal
    database.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA auto_vacuum = FULL; PRAGMA cache_size = -${CACHE_KILOBYTES}`,
    );
    database.exec('BEGIN IMMEDIATE');
    createSchema(database, schema);
    return { database, temporary };
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
