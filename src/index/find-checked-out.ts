import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { type FileLook, isSameLook, isSettled } from '../files/look-at-file.ts';
import type { FileRow } from './files-table.ts';
import type { FoundFile } from './find-changed-files.ts';
import { findFiltered } from './git/find-filtered.ts';
import type { WorkTree } from './git/find-work-tree.ts';
import { type GitIndex, readGitIndex } from './git/read-git-index.ts';

/** A file that looks otherwise than the index has it, but was read before. */
export type SeenBefore = FoundFile & { look: FileLook; row: FileRow };

/** Fewer are read sooner than Git is asked. */
const MANY = 100;

/**
 * Of files that look otherwise those that Git checked out with the bytes that they had, as after a fresh clone: none of these need be read.
 * Git's own index must say so of a file that looks as Git left it, by the name of the bytes; and nothing may convert them.
 * @param workTree that they lie in
 * @param listedIn the folder that the files were listed in, which is the work tree's `folder`
 */
export async function findCheckedOut(files: readonly FoundFile[], workTree: WorkTree | undefined, listedIn: string): Promise<SeenBefore[]> {
  const seen = files.filter(
    (found): found is SeenBefore => found.look !== undefined && found.row?.blob != null && found.row.size === found.look.size,
  );
  if (!workTree || seen.length <= MANY) return [];
  try {
    const index = readGitIndex(workTree);
    if (!index) return [];
    const isChecked = bindCheck(index, listedIn);
    const start = resolve(listedIn).length + 1;
    const byPath = new Map(seen.map((found) => [workTree.folder + found.listed.path.slice(start).split(sep).join('/'), found]));
    const checked = new Map<string, SeenBefore>();
    for (const entry of index.entries) {
      const found = byPath.get(entry.path);
      if (found && entry.isPlain && entry.blob === found.row.blob && isChecked(entry.look, found.look)) checked.set(entry.path, found);
    }
    if (checked.size <= MANY) return [];
    for (const path of await findFiltered(workTree, [...checked.keys()])) checked.delete(path);
    return [...checked.values()];
  } catch {
    return []; // no Git, or one that refuses: then files are read
  }
}

/** Git's times tell from each later change only if they are older than its index; of another disk the clock may tick otherwise. */
function bindCheck({ mtime, device }: GitIndex, folder: string): (inGit: FileLook, look: FileLook) => boolean {
  const isSameDisk = statSync(folder).dev === device;
  const isOlder = (look: FileLook) => (isSameDisk ? look.mtime < mtime && look.ctime < mtime : isSettled(look, mtime));
  const shorten = (look: FileLook): FileLook => ({ ...look, size: look.size % 2 ** 32, inode: look.inode % 2 ** 32 });
  return (inGit, look) => isSameLook(inGit, shorten(look)) && isOlder(look);
}
