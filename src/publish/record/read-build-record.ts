import { openFile } from '../../sqlite/open-file.ts';
import { MOST_ENTRIES } from './block-table.ts';
import { type BuildRecord, NO_RECORD, type PageRecord } from './build-record.ts';
import { type RecordPlace, recordPath } from './record-path.ts';
import { type FileEntry, openTables, type QuestionEntry, type RecordTables, SCHEMA } from './record-tables.ts';
import { attempt, UnusableRecord } from './unusable-record.ts';

/** What the last build of this engine left; nothing if there is no whole record. */
export function readBuildRecord(place: RecordPlace, engine: string): BuildRecord {
  const path = recordPath(place);
  const opened = openFile(path, SCHEMA, (database) => {
    const tables = openTables(database);
    return tables.readHead()?.engine === engine ? { database, tables } : undefined;
  });
  if (!opened) return NO_RECORD;
  try {
    return attempt(path, () => readTables(opened.tables));
  } catch (error) {
    if (error instanceof UnusableRecord) return NO_RECORD;
    throw error;
  } finally {
    opened.database.close();
  }
}

function readTables(tables: RecordTables): BuildRecord {
  const answers = new Map<string, string>();
  const questions: (QuestionEntry | null)[][] = [];
  for (const { entries } of tables.questions.all()) {
    questions.push(entries);
    for (const entry of entries) if (entry) answers.set(entry[0], entry[1]);
  }
  const textOf = (slot: number) => {
    const entry = questions[Math.floor(slot / MOST_ENTRIES)]?.[slot % MOST_ENTRIES];
    if (!entry) throw new UnusableRecord('a question that a page names is missing');
    return entry[0];
  };
  const files = new Map<string, FileEntry>();
  for (const { entries } of tables.files.all()) for (const entry of entries) if (entry) files.set(entry[0], entry);
  const pages = new Map<string, PageRecord>();
  for (const { entries } of tables.pages.all()) {
    for (const entry of entries) {
      if (!entry) continue;
      const [file, component, params, asked] = entry;
      const [, size, mtime] = files.get(file) ?? [file, 0, 0];
      pages.set(file, { component, params, asked: asked.map(textOf), size, mtime });
    }
  }
  return { pages, answers };
}
