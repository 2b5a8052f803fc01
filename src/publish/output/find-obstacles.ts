import { sep } from 'node:path';
import { listFolders } from './list-folders.ts';

/** Something that stands where a file of the site belongs. */
export interface Obstacle {
  path: string;
  /** The site's file: at the same path, below it, or where it has a folder. */
  wanted: string;
}

/**
 * Looks once at each file of the site, of which there are many: 48,000 take 15 ms.
 * @param others paths of files and links that are not the site's own
 * @param wanted paths of the site's files
 */
export function findObstacles(others: readonly string[], wanted: Iterable<string>): Obstacle[] {
  if (others.length === 0) return [];
  const candidates = new Set(others);
  const inFolder = Map.groupBy(
    others.flatMap((path) => listFolders(path).map((folder) => ({ folder, path }))),
    ({ folder }) => folder,
  );
  const found = new Map<string, string>();
  for (const file of wanted) {
    for (let end = file.indexOf(sep); end !== -1; end = file.indexOf(sep, end + 1)) {
      const folder = file.slice(0, end);
      if (candidates.has(folder)) found.set(folder, file);
    }
    if (candidates.has(file)) found.set(file, file);
    for (const { path } of inFolder.get(file) ?? []) found.set(path, file);
  }
  return others.flatMap((path) => {
    const file = found.get(path);
    return file === undefined ? [] : [{ path, wanted: file }];
  });
}
