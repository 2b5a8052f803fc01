import { hash } from 'node:crypto';
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSettled } from '../../files/look-at-file.ts';

/** Where a picture's record lies, below the store's folder: `sources/<two digits>/`, `made/<encoding>/<two digits>/`. */
const RECORDS = ['sources', 'made'];

/**
 * A hash that changes with each record that is written into a store of pictures, by whomever: a folder has the time of the last file
 * that was put into it.
 * @returns undefined while that may not show, since one was put there just now
 */
export function lookAtStore(storeDir: string): string | undefined {
  const moment = Date.now();
  const looks = RECORDS.flatMap((name) => listFolders(join(storeDir, name))).flatMap((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? [{ path, mtime: stats.mtimeMs, ctime: stats.ctimeMs, inode: stats.ino }] : [];
  });
  if (looks.some((look) => !isSettled(look, moment))) return undefined;
  return hash('sha256', JSON.stringify(looks));
}

function listFolders(folder: string): string[] {
  const inside = readEntries(folder).filter((entry) => entry.isDirectory());
  return [folder, ...inside.flatMap(({ name }) => listFolders(join(folder, name)))].toSorted();
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // a store that is not there has no records
  }
}
