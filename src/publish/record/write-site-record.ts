import { rmSync } from 'node:fs';
import { commitMade, makeDatabase } from '../../sqlite/make-database.ts';
import { isSqliteError, toSystemError } from '../../sqlite/sqlite-refusal.ts';
import { fillTables, type SiteState } from './fill-tables.ts';
import { lookBeside } from './look-beside.ts';
import { type RecordPlace, recordPath } from './record-path.ts';
import { openTables, type RecordHead, SCHEMA } from './record-tables.ts';

/**
 * Records a site anew. Written last, when all files are in place, also those beside the output folder. After a kill the folder holds files
 * that are newer than their record, which their time gives away, and pages whose record has other answers: both are made again.
 * @throws the system's error where the disk is full or fails; what was recorded before is then as it was
 */
export function writeSiteRecord(place: RecordPlace, state: SiteState & Pick<RecordHead, 'engine' | 'paper'>): void {
  const path = recordPath(place);
  try {
    const made = makeDatabase(path, SCHEMA);
    try {
      const tables = openTables(made.database);
      fillTables(tables, state);
      const { engine, paper, files, pages } = state;
      tables.writeHead({ engine, paper, files: files.size, pages: pages.size, beside: lookBeside(place.outDir) });
      commitMade(made, path);
    } finally {
      if (made.database.isOpen) made.database.close();
      if (made.temporary !== undefined) rmSync(made.temporary, { force: true });
    }
  } catch (error) {
    throw isSqliteError(error) ? toSystemError(error, path) : error;
  }
  // As an older Broadsheet kept it.
  rmSync(recordPath(place, '.json'), { recursive: true, force: true });
}
