import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ContentFile } from '../content/files/list-content-files.ts';
import { type FileLook, isSameLook, isStill, lookAtFile } from '../files/look-at-file.ts';
import type { FileRow } from './files-table.ts';

/** An article's file that is there, and what the index knows of it. */
export interface SeenArticle<Row = FileRow | undefined> {
  listed: ContentFile;
  look: FileLook;
  row: Row;
}

/** What became of some articles since rows were written. */
export interface ChangedArticles {
  /** New, or with other bytes. */
  changed: SeenArticle[];
  /** With the bytes that their rows name, which may take these looks: they look otherwise, or may have changed in the instant of their row. */
  confirmed: SeenArticle<FileRow>[];
  /** Rows of what is not there any more. */
  gone: FileRow[];
}

/**
 * Puts an article where it belongs.
 * @returns false where it can't be told: it is no regular file by now, or it is just being written
 */
export function compareArticle({ changed, confirmed }: ChangedArticles, listed: ContentFile, row: FileRow | undefined): boolean {
  const look = lookAtFile(listed.path);
  if (!look) return false;
  if (row && isSameLook(row, look)) return true;
  if (row?.size === look.size && row.hash === hashFile(listed.path)) {
    confirmed.push({ listed, look, row });
    return isStill(listed.path, look);
  }
  changed.push({ listed, look, row });
  return true;
}

function hashFile(path: string): string | undefined {
  try {
    return hash('sha256', readFileSync(path));
  } catch {
    return undefined; // whoever reads it says why
  }
}
