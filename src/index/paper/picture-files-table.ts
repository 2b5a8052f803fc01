import type { DatabaseSync } from 'node:sqlite';
import { openText, sealText } from './seal-text.ts';
import { openSealedTable, type SealedTable } from './sealed-table.ts';

/**
 * Files below `pictures/` that more than one picture shows, as where two addresses gave the same bytes. All others, which are nearly all,
 * have one: a row for each would be a million at 100,000 articles.
 */
export const PICTURE_FILES_SCHEMA = `CREATE TABLE picture_files (
  name TEXT PRIMARY KEY,
  pictures TEXT NOT NULL
) STRICT`;

export interface SharedPictureFile {
  name: string;
  /** How many pictures show it; two or more. */
  pictures: number;
}

export type PictureFilesTable = SealedTable<string, SharedPictureFile>;

export function openPictureFilesTable(database: DatabaseSync): PictureFilesTable {
  return openSealedTable<string, SharedPictureFile>(database, {
    table: 'picture_files',
    columns: ['name', 'pictures'],
    keyOf: ({ name }) => name,
    seal: ({ name, pictures }) => [sealText(`picture file ${name}`, pictures)],
    open: (name, [pictures]) => ({ name, pictures: openText<number>(`picture file ${name}`, pictures) }),
  });
}
