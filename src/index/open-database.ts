import { lstatSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { hasTables, type IndexTables, openTables } from './index-tables.ts';
import { isReadError } from './sqlite-refusal.ts';

/** Milliseconds that a build waits while another one writes; 100,000 articles that were all edited take three seconds. */
export const PATIENCE = 10_000;

export interface OpenDatabase {
  database: DatabaseSync;
  tables: IndexTables;
}

/**
 * Opens an index that is there. A hot journal, left by a process that was killed while it wrote, takes it back to what it was before.
 * @returns undefined where there is none, or none that this code made
 */
export function openDatabase(path: string, code: string): OpenDatabase | undefined {
  if (!isFileAt(path)) return undefined; // nor through a link: a file elsewhere is not ours
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: PATIENCE });
    harden(database);
    if (hasTables(database)) {
      const tables = openTables(database);
      if (tables.notes.read('code') === code) return { database, tables };
    }
  } catch (error) {
    if (!isReadError(error)) throw error;
  }
  database?.close();
  return undefined;
}

/** Against files that are not as SQLite wrote them: what stands in a schema is not run, and each page is checked as it is read. */
export function harden(database: DatabaseSync): void {
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
}

export function isFileAt(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
