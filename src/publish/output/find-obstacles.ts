import { sep } from 'node:path';

/** Something that stands where a file of the site belongs. */
export interface Obstacle {
  path: string;
  /** The site's file: at the same path, below it, or where it has a folder. */
  wanted: string;
}

/**
 * @param others paths of files and links that are not the site's own
 * @param wanted paths of the site's files
 */
export function findObstacles(others: readonly string[], wanted: readonly string[]): Obstacle[] {
  if (others.length === 0) return [];
  const files = new Set(wanted);
  const fileBelow = new Map<string, string>();
  for (const file of wanted) {
    for (const folder of listFolders(file).toReversed()) {
      if (fileBelow.has(folder)) break;
      fileBelow.set(folder, file);
    }
  }
  return others.flatMap((path) => {
    const found = files.has(path) ? path : (fileBelow.get(path) ?? listFolders(path).find((folder) => files.has(folder)));
    return found === undefined ? [] : [{ path, wanted: found }];
  });
}

/** `a`, `a/b` of `a/b/c.html`. */
export function listFolders(path: string): string[] {
  const parts = path.split(sep);
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join(sep));
}
