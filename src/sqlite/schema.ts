import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';

/** What a database of ours is told by. */
export interface Schema {
  /** Tells our files from others of SQLite's: four letters. */
  applicationId: number;
  /** Counts up where what a column means changes; what columns there are is compared anyway. */
  version: number;
  /** `CREATE TABLE` and the like. */
  statements: readonly string[];
}

/** Of an empty database. */
export function createSchema(database: DatabaseSync, { applicationId, version, statements }: Schema): void {
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version}; ${statements.join(';')}`);
}

/** Whether a database has these tables and nothing else. */
export function hasSchema(database: DatabaseSync, schema: Schema): boolean {
  const { applicationId, version } = schema;
  const isOurs = readPragma(database, 'application_id') === applicationId && readPragma(database, 'user_version') === version;
  return isOurs && isDeepStrictEqual(readSchema(database), readExpected(schema));
}

function readPragma(database: DatabaseSync, name: string): unknown {
  return database.prepare(`PRAGMA ${name}`).get()?.[name];
}

function readSchema(database: DatabaseSync): unknown[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
}

function readExpected(schema: Schema): unknown[] {
  const database = new DatabaseSync(':memory:');
  createSchema(database, schema);
  const expected = readSchema(database);
  database.close();
  return expected;
}
