import type { DatabaseSync } from 'node:sqlite';
import { ALIASES_SCHEMA, type AliasesTable, openAliasesTable } from './aliases-table.ts';
import { CLOSED_PAGES_SCHEMA, type ClosedPagesTable, openClosedPagesTable } from './closed-pages-table.ts';
import { CORRECTIONS_SCHEMA, type CorrectionsTable, openCorrectionsTable } from './corrections-table.ts';
import { FRAME_SCHEMA, type FrameTable, openFrameTable } from './frame-table.ts';
import { LISTS_SCHEMA, type ListsTable, openListsTable } from './lists-table.ts';
import { openPictureFilesTable, PICTURE_FILES_SCHEMA, type PictureFilesTable } from './picture-files-table.ts';
import {
  LACKING_PICTURES_SCHEMA,
  openPicturesTable,
  PICTURE_BUCKETS_SCHEMA,
  PICTURE_ORIGINALS_SCHEMA,
  PICTURES_SCHEMA,
  type PicturesTable,
} from './pictures-table.ts';
import { openStoriesTable, STORIES_SCHEMAS, type StoriesTable } from './stories-table.ts';

/** A whole paper as it was published last. Which one, and whether it is known at all, see `readPaperVersion`. */
export interface PaperTables {
  stories: StoriesTable;
  lists: ListsTable;
  corrections: CorrectionsTable;
  closedPages: ClosedPagesTable;
  aliases: AliasesTable;
  frame: FrameTable;
  pictures: PicturesTable;
  pictureFiles: PictureFilesTable;
}

export const PAPER_SCHEMAS: readonly string[] = [
  ...STORIES_SCHEMAS,
  LISTS_SCHEMA,
  CORRECTIONS_SCHEMA,
  CLOSED_PAGES_SCHEMA,
  ALIASES_SCHEMA,
  FRAME_SCHEMA,
  PICTURES_SCHEMA,
  LACKING_PICTURES_SCHEMA,
  PICTURE_ORIGINALS_SCHEMA,
  PICTURE_BUCKETS_SCHEMA,
  PICTURE_FILES_SCHEMA,
];

export function openPaperTables(database: DatabaseSync): PaperTables {
  return {
    stories: openStoriesTable(database),
    lists: openListsTable(database),
    corrections: openCorrectionsTable(database),
    closedPages: openClosedPagesTable(database),
    aliases: openAliasesTable(database),
    frame: openFrameTable(database),
    pictures: openPicturesTable(database),
    pictureFiles: openPictureFilesTable(database),
  };
}
