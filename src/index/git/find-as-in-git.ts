import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { type FileLook, isSameLook, isSettled } from '../../files/look-at-file.ts';
import { findFiltered } from './find-filtered.ts';
import type { WorkTree } from './find-work-tree.ts';
import { type GitIndex, readGitIndex } from './read-git-index.ts';

/** A file on this disk, and how it looks. */
export interface LookedAt {
  listed: { path: string };
  look: FileLook;
}

/**
 * Of some files those that look as Git left them, each with the name of its bytes in Git, see `hashBlob`. Git's own index must say so of a
 * file that was not changed since, and nothing may convert it when it is checked out, but for what gives it another size.
 * @param listedIn the folder that the files were listed in, which is the work tree's `folder`
 * @param isWanted of the others Git is not asked whether it converts them
 * @throws if there is no Git, or it fails
 */
export async function findAsInGit<File extends LookedAt>(
  files: readonly File[],
  workTree: WorkTree,
  listedIn: string,
  isWanted: (file: File, blob: string) => boolean = () => true,
): Promise<Map<File, string>> {
  const index = readGitIndex(workTree);
  if (!index) return new Map();
  const isChecked = bindCheck(index, listedIn);
  const start = resolve(listedIn).length + 1;
  const byPath = new Map(files.map((file) => [workTree.folder + file.listed.path.slice(start).split(sep).join('/'), file]));
  const found = new Map<string, { file: File; blob: string }>();
  for (const { path, isPlain, blob, look } of index.entries) {
    const file = byPath.get(path);
    if (file && isPlain && isWanted(file, blob) && isChecked(look, file.look)) found.set(path, { file, blob });
  }
  if (found.size === 0) return new Map();
  for (const path of await findFiltered(workTree, [...found.keys()])) found.delete(path);
  return new Map([...found.values()].map(({ file, blob }) => [file, blob]));
}

/** Git's times tell from each later change only if they are older than its index; of another disk the clock may tick otherwise. */
function bindCheck({ mtime, device }: GitIndex, folder: string): (inGit: FileLook, look: FileLook) => boolean {
  const isSameDisk = statSync(folder).dev === device;
  const isOlder = (look: FileLook) => (isSameDisk ? look.mtime < mtime && look.ctime < mtime : isSettled(look, mtime));
  const shorten = (look: FileLook): FileLook => ({ ...look, size: look.size % 2 ** 32, inode: look.inode % 2 ** 32 });
  return (inGit, look) => isSameLook(inGit, shorten(look)) && isOlder(look);
}
