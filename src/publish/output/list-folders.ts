import { sep } from 'node:path';

/** `a`, `a/b` of `a/b/c.html`. */
export function listFolders(path: string): string[] {
  const parts = path.split(sep);
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join(sep));
}

/** The folders of many files, each once. Most share theirs with another, so they are looked at from the innermost. */
export function collectFolders(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf(sep); end !== -1; end = path.lastIndexOf(sep, end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
