import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Schema } from '../../sqlite/schema.ts';
import { type BlockTable, describeBlockTable, openBlockTable } from './block-table.ts';
import type { PageMaking } from './build-record.ts';

/** All files of the site, the pages among them. */
export type FileEntry = readonly [path: string, size: number, mtime: number];

/** Questions are named by their places, see `block-draft.ts`. */
export type PageEntry = readonly [file: string, component: string, params: PageMaking['params'], asked: readonly number[]];

export type QuestionEntry = readonly [question: string, hash: string, askers: Askers];

/** The places of the pages that asked a question; where they are more than {@link MOST_LISTED}, only how many. */
export type Askers = readonly number[] | number;

/** What nearly every page asks would be named in nearly every block. Who asked that is found by looking at all pages. */
export const MOST_LISTED = 1000;

/** What is true of the whole record. */
export interface RecordHead {
  /** Of everything that all pages are made of and none asks for, see `hashEngine`. */
  engine: string;
  /** The version of the paper in the index. */
  paper: string;
  files: number;
  pages: number;
  /** What lies beside the output folder, see `listBeside`. */
  beside: readonly FileEntry[];
}

export interface RecordTables {
  files: BlockTable<FileEntry>;
  pages: BlockTable<PageEntry>;
  questions: BlockTable<QuestionEntry>;
  /** @returns undefined where it is damaged */
  readHead: () => RecordHead | undefined;
  writeHead: (head: RecordHead) => void;
}

/** As application "BsSi". */
export const SCHEMA: Schema = {
  applicationId: 0x42735369,
  version: 1,
  statements: [
    'CREATE TABLE head (id INTEGER PRIMARY KEY, text TEXT NOT NULL, sum INTEGER NOT NULL) STRICT',
    ...['files', 'pages', 'questions'].map(describeBlockTable),
  ],
};

export function openTables(database: DatabaseSync): RecordTables {
  const read = database.prepare('SELECT text, sum FROM head WHERE id = 1');
  const write = database.prepare('INSERT OR REPLACE INTO head VALUES (1, ?, ?)');
  return {
    files: openBlockTable(database, 'files'),
    pages: openBlockTable(database, 'pages'),
    questions: openBlockTable(database, 'questions'),
    readHead: () => {
      const { text, sum } = read.get() ?? {};
      return typeof text === 'string' && crc32(text) === sum ? (JSON.parse(text) as RecordHead) : undefined;
    },
    writeHead: (head) => {
      const text = JSON.stringify(head);
      write.run(text, crc32(text));
    },
  };
}
