import type { DatabaseSync } from 'node:sqlite';
import type { Schema } from '../sqlite/schema.ts';
import { ARTICLES_SCHEMA, type ArticlesTable, openArticlesTable } from './articles-table.ts';
import { FILES_SCHEMA, type FilesTable, openFilesTable } from './files-table.ts';
import { NOTES_SCHEMA, type NotesTable, openNotesTable } from './notes-table.ts';
import { openPaperTables, PAPER_SCHEMAS, type PaperTables } from './paper/paper-tables.ts';

/** What an index holds. A table is a file of its own: its schema and its statements. */
export interface IndexTables {
  notes: NotesTable;
  files: FilesTable;
  articles: ArticlesTable;
  paper: PaperTables;
}

/** As application "BsIx". */
export const SCHEMA: Schema = {
  applicationId: 0x42734978,
  version: 8,
  statements: [NOTES_SCHEMA, FILES_SCHEMA, ARTICLES_SCHEMA, ...PAPER_SCHEMAS],
};

export function openTables(database: DatabaseSync): IndexTables {
  return {
    notes: openNotesTable(database),
    files: openFilesTable(database),
    articles: openArticlesTable(database),
    paper: openPaperTables(database),
  };
}
