import { DatabaseSync } from 'node:sqlite';
import { type IndexTables, openTables, SCHEMA } from '../../../src/index/index-tables.ts';
import { createSchema } from '../../../src/sqlite/schema.ts';

/** The tables of an empty index in memory, with files of these numbers. */
export function openEmptyTables(...ids: readonly number[]): { database: DatabaseSync; tables: IndexTables } {
  const database = new DatabaseSync(':memory:');
  createSchema(database, SCHEMA);
  const tables = openTables(database);
  const look = { size: 1, mtime: 1, ctime: 1, inode: 1 };
  const files = new Map(ids.map((id) => [tables.files.put({ path: `news/${id}.md`, look, isSettled: true, hash: '', blob: null }), id]));
  for (const [given, id] of [...files].toReversed()) database.prepare('UPDATE files SET id = ? WHERE id = ?').run(id, given);
  return { database, tables };
}
