import type { DatabaseSync } from 'node:sqlite';
import { openFile } from '../sqlite/open-file.ts';
import { type IndexTables, openTables, SCHEMA } from './index-tables.ts';

export interface OpenDatabase {
  database: DatabaseSync;
  tables: IndexTables;
}

/** Opens an index that is there. @returns undefined where there is none, or none that this code made */
export function openDatabase(path: string, code: string): OpenDatabase | undefined {
  return openFile(path, SCHEMA, (database) => {
    const tables = openTables(database);
    return tables.notes.read('code') === code ? { database, tables } : undefined;
  });
}
