import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../problems/problem.ts';

export interface ListedFile {
  /** Path below the content folder: NFC, forward slashes. What messages and articles call the file. */
  file: string;
  /** Where the file is on this disk. */
  path: string;
  isRegular: boolean;
}

/**
 * The files of a folder of the publication and of all folders in it, sorted by name; none if the folder is missing.
 * Hidden files and folders are no content.
 */
export async function listFiles(contentDir: string, folder: string): Promise<ListedFile[]> {
  const entries = await readdir(join(contentDir, folder), { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const file = relative(contentDir, path).split(sep).join('/').normalize('NFC');
      return { file, path, isRegular: entry.isFile() };
    })
    .filter(({ file }) => !file.split('/').some((part) => part.startsWith('.')))
    .toSorted((a, b) => compareText(a.file, b.file));
}

function ignoreMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
