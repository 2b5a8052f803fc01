import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { ARTICLES_SCHEMA, type ArticlesTable, openArticlesTable } from './articles-table.ts';
import { FILES_SCHEMA, type FilesTable, openFilesTable } from './files-table.ts';
import { NOTES_SCHEMA, type NotesTable, openNotesTable } from './notes-table.ts';

/** What an index holds. A table is a file of its own: its schema and its statements. */
export interface IndexTables {
  notes: NotesTable;
  files: FilesTable;
  articles: ArticlesTable;
}

const SCHEMAS = [NOTES_SCHEMA, FILES_SCHEMA, ARTICLES_SCHEMA];

/** Counts up where what a column means changes; what columns there are is compared anyway. */
const VERSION = 2;

/** Tells our files from others of SQLite's: "BsIx". */
const APPLICATION_ID = 0x42734978;

/** Of an empty database. */
export function createTables(database: DatabaseSync): void {
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; ${SCHEMAS.join(';')}`);
}

export function hasTables(database: DatabaseSync): boolean {
  const isOurs = readPragma(database, 'application_id') === APPLICATION_ID && readPragma(database, 'user_version') === VERSION;
  return isOurs && isDeepStrictEqual(readSchema(database), readExpectedSchema());
}

export function openTables(database: DatabaseSync): IndexTables {
  return { notes: openNotesTable(database), files: openFilesTable(database), articles: openArticlesTable(database) };
}

function readPragma(database: DatabaseSync, name: string): unknown {
  return database.prepare(`PRAGMA ${name}`).get()?.[name];
}

function readSchema(database: DatabaseSync): unknown[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
}

function readExpectedSchema(): unknown[] {
  const database = new DatabaseSync(':memory:');
  createTables(database);
  const schema = readSchema(database);
  database.close();
  return schema;
}
