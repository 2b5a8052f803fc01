import type { DatabaseSync } from 'node:sqlite';
import { openFile } from '../../sqlite/open-file.ts';
import { toSystemError } from '../../sqlite/sqlite-refusal.ts';
import { openDraft } from './block-draft.ts';
import type { RecordedFile, RecordedPage } from './build-record.ts';
import { lookBeside } from './look-beside.ts';
import { type RecordPlace, recordPath } from './record-path.ts';
import { type FileEntry, openTables, type RecordHead, type RecordTables, SCHEMA } from './record-tables.ts';
import { findAskers, findPage, findQuestions } from './search-tables.ts';
import { attempt, toUnusable } from './unusable-record.ts';
import { type SiteChange, updateTables } from './update-tables.ts';

/*
 * The record of a site: what a build left in an output folder, in one file of SQLite's below CACHE_DIR. What holds of it:
 *
 * - A build that looks at everything makes another one beside it, which takes its place in one step. A short one changes it in one
 *   transaction, which SQLite's rollback journal makes whole or nothing; the journal is gone afterwards.
 * - What is not ours or not whole counts as absent, at the latest when that part of it is read: no damage makes it say something else.
 * - The lock on the output folder keeps builds apart that would write to it.
 * - It is written when all files are in place. What it says of a file is true as long as the file looks as it says.
 */

/** A record that is open. All functions but `close` throw `UnusableRecord` where what they need is damaged. */
export interface SiteRecord {
  /** Of everything that all pages are made of and none asks for, see `hashEngine`. */
  readonly engine: string;
  /** The version of the paper in the index that the site shows. */
  readonly paper: string;
  fileCount: () => number;
  pageCount: () => number;
  /** All files of the site. */
  files: () => readonly RecordedFile[];
  /** Files beside the output folder that belong to it, by what follows its name. */
  beside: () => readonly RecordedFile[];
  /** Those that begin so and that a page asked, sorted; with a hash of the answer. */
  questions: (prefix: string) => { question: string; hash: string }[];
  /** Pages that asked one of these. */
  askers: (questions: readonly string[]) => RecordedPage[];
  page: (file: string) => RecordedPage | undefined;
  /** Whether the site has a file. */
  has: (path: string) => boolean;
  /**
   * Records a change, when all its files are in place, also those beside the output folder.
   * @throws {UnusableRecord} also where others hold the file; the record is then as it was, and of another paper than the index
   * @throws the system's error where the disk is full or fails; the record is then as it was
   */
  update: (change: SiteChange) => void;
  close: () => void;
}

/** @returns undefined where there is none that is whole */
export function openSiteRecord(place: RecordPlace): SiteRecord | undefined {
  return openFile(recordPath(place), SCHEMA, (database) => {
    const tables = openTables(database);
    const head = tables.readHead();
    return head && bindRecord({ database, tables }, head, place);
  });
}

function bindRecord(
  { database, tables }: { database: DatabaseSync; tables: RecordTables },
  first: RecordHead,
  place: RecordPlace,
): SiteRecord {
  const path = recordPath(place);
  let head = first;
  return {
    get engine() {
      return head.engine;
    },
    get paper() {
      return head.paper;
    },
    fileCount: () => head.files,
    pageCount: () => head.pages,
    files: () =>
      attempt(path, () => [...tables.files.all()].flatMap(({ entries }) => entries.flatMap((entry) => (entry ? toFile(entry) : [])))),
    beside: () => head.beside.map(toFile),
    questions: (prefix) => attempt(path, () => findQuestions(tables.questions, prefix)),
    askers: (questions) => attempt(path, () => findAskers(tables, questions)),
    page: (file) => attempt(path, () => findPage(tables, file)),
    has: (file) => attempt(path, () => openDraft(tables.files).locate(file) !== undefined),
    update: (change) => {
      try {
        database.exec('BEGIN IMMEDIATE');
        const changed = { ...updateTables(tables, head, change), beside: lookBeside(place.outDir) };
        tables.writeHead(changed);
        database.exec('COMMIT');
        head = changed;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        const told = toSystemError(error, path);
        throw told === error ? toUnusable(error, path) : told;
      }
    },
    close: () => database.close(),
  };
}

function toFile([path, size, mtime]: FileEntry): RecordedFile {
  return { path, size, mtime };
}
