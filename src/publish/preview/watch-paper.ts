import { type Dirent, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Follows all files of a paper. Folders are watched, and no file by itself: a folder's watcher hears of its files, and to watch
 * 20,000 files one by one takes longer than to read them.
 * @param onChange called with the path of a file or a folder that may have changed, come or gone, often several times
 * @param onError called where the system watches no more folders
 */
export function watchPaper(contentDir: string, onChange: (path: string) => void, onError: (error: Error) => void): void {
  const watched = new Map<string, FSWatcher>();
  const unwatch = (path: string) => {
    for (const [folder, watcher] of watched) {
      if (folder !== path && !folder.startsWith(path + sep)) continue;
      watcher.close();
      watched.delete(folder);
    }
  };
  const follow = (folder: string) => {
    const isTop = folder === contentDir;
    try {
      const watcher = watch(folder, (event, name) => {
        const path = name === null ? folder : join(folder, name);
        if (isTop && name !== null && isForeign(name)) return;
        // What came may be a folder, in place of another one.
        if (event === 'rename' && path !== folder) {
          unwatch(path);
          if (isFolder(path)) follow(path);
        }
        onChange(path);
      });
      watcher.on('error', () => unwatch(folder)); // it is gone, on Windows
      watched.set(folder, watcher);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onError(error as Error);
      return;
    }
    // Listed after it is watched, so that nothing comes in between.
    for (const entry of readEntries(folder)) {
      const path = join(folder, entry.name);
      // At the top links may be folders of the paper.
      const isOne = entry.isDirectory() || (isTop && entry.isSymbolicLink() && isFolder(path));
      if (isOne && !(isTop && isForeign(entry.name))) follow(path);
    }
  };
  follow(contentDir);
}

/** What stands at the top of a content folder and is no content. */
function isForeign(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // gone again, or a link to itself
  }
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // gone again, or not ours to read
  }
}
