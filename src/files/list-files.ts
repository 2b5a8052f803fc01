import { type Dirent, readdirSync } from 'node:fs';
import { resolve, sep } from 'node:path';

export interface ListedFile {
  /** Below the listed folder, with the system's separators. */
  name: string;
  path: string;
  /** False for a link or a device. */
  isRegular: boolean;
}

/**
 * The files of a folder and of all folders in it, hidden ones too, in no certain order; none if the folder is missing.
 * Links are not followed, which `readdirSync` would do if it were recursive (Node 24; `readdir` would not).
 * Synchronous, because a site has a folder for each page: 0.3 s for 16,000, and 0.7 s with `readdir`.
 */
export function listFiles(folder: string): ListedFile[] {
  const files: ListedFile[] = [];
  const list = (path: string, name: string): void => {
    for (const entry of readEntries(path)) {
      const [entryPath, entryName] = [path + sep + entry.name, name + entry.name];
      if (entry.isDirectory()) list(entryPath, entryName + sep);
      else files.push({ name: entryName, path: entryPath, isRegular: entry.isFile() });
    }
  };
  list(resolve(folder), '');
  return files;
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}
