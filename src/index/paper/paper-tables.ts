import type { DatabaseSync } from 'node:sqlite';
import { openPictureFilesTable, PICTURE_FILES_SCHEMA, type PictureFilesTable } from './picture-files-table.ts';
import {
  LACKING_PICTURES_SCHEMA,
  openPicturesTable,
  PICTURE_ORIGINALS_SCHEMA,
  PICTURES_SCHEMA,
  type PicturesTable,
} from './pictures-table.ts';

/** A whole paper as it was published last. */
export interface PaperTables {
  pictures: PicturesTable;
  pictureFiles: PictureFilesTable;
}

export const PAPER_SCHEMAS: readonly string[] = [PICTURES_SCHEMA, LACKING_PICTURES_SCHEMA, PICTURE_ORIGINALS_SCHEMA, PICTURE_FILES_SCHEMA];

export function openPaperTables(database: DatabaseSync): PaperTables {
  return { pictures: openPicturesTable(database), pictureFiles: openPictureFilesTable(database) };
}
