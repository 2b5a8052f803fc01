import { DatabaseSync } from 'node:sqlite';
import { lookAtFile } from '../files/look-at-file.ts';
import { hasSchema, type Schema } from './schema.ts';
import { isReadError } from './sqlite-refusal.ts';

/** Milliseconds that a build waits while another one writes; 100,000 articles that were all edited take three seconds. */
export const PATIENCE = 10_000;

/**
 * Opens a database that is there. A hot journal, left by a process that was killed while it wrote, takes it back to what it was before.
 * @param take what is wanted of one that has this schema; undefined refuses it
 * @returns undefined where there is none, none of this schema, or none that can be read
 */
export function openFile<Opened>(path: string, schema: Schema, take: (database: DatabaseSync) => Opened | undefined): Opened | undefined {
  if (!isFileAt(path)) return undefined; // nor through a link: a file elsewhere is not ours
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: PATIENCE });
    harden(database);
    const opened = hasSchema(database, schema) ? take(database) : undefined;
    if (opened !== undefined) return opened;
  } catch (error) {
    if (!isReadError(error)) throw error;
  }
  database?.close();
  return undefined;
}

/** Against files that are not as SQLite wrote them: what stands in a schema is not run, and each page is checked as it is read. */
function harden(database: DatabaseSync): void {
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
}

/** False also where a folder above it is a file. */
export function isFileAt(path: string): boolean {
  return lookAtFile(path) !== undefined;
}
