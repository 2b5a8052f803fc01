import type { ContentFile } from '../content/files/list-content-files.ts';
import { type FileLook, isSameLook, lookAtFile } from '../files/look-at-file.ts';
import type { FileRow } from './files-table.ts';

/** A file of the content folder and what the index knows of it. */
export interface FoundFile {
  listed: ContentFile;
  /** How it looks now; undefined where it can't be looked at. */
  look: FileLook | undefined;
  row: FileRow | undefined;
}

export interface FoundFiles {
  /** Those that are as they were when they were read. */
  unchanged: (FoundFile & { row: FileRow })[];
  /** All others. */
  changed: FoundFile[];
  /** What the index knows of files that are not there any more. */
  gone: FileRow[];
}

export interface FindingOptions {
  /** False for a file that is not looked at: somebody vouches that it did not change. */
  isSuspect?: ((file: string) => boolean) | undefined;
  /** How a file looks, where somebody has looked already. */
  lookAt?: ((file: ContentFile) => FileLook | undefined) | undefined;
}

/**
 * Compares files with the index, without reading them: by size, times and inode. Programs can't set the time of the last change (ctime), so
 * it also gives away a file that was edited and then got its old time back, or was moved to the place of another. Times that the index does
 * not have are those of a file that may have changed since in the same instant, see `isSettled`.
 * @param isTrusted false where looks say nothing: the index is of another folder, or the clock was set back
 */
export function findChangedFiles(
  files: readonly ContentFile[],
  rows: readonly FileRow[],
  isTrusted: boolean,
  { isSuspect = () => true, lookAt = ({ path }) => lookAtFile(path) }: FindingOptions = {},
): FoundFiles {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const found: FoundFiles = { unchanged: [], changed: [], gone: [] };
  for (const listed of files) {
    const row = byPath.get(listed.file);
    byPath.delete(listed.file);
    const known = row && !isSuspect(listed.file) ? toSettledLook(row) : undefined;
    const look = known ?? lookAt(listed);
    if (row && look && (known || (isTrusted && isSameLook(row, look)))) found.unchanged.push({ listed, look, row });
    else found.changed.push({ listed, look, row });
  }
  found.gone.push(...byPath.values());
  return found;
}

/** How a file looked when it was read; undefined if it may have changed since in the same instant. */
function toSettledLook({ size, mtime, ctime, inode }: FileRow): FileLook | undefined {
  return mtime === null || ctime === null ? undefined : { size, mtime, ctime, inode };
}
