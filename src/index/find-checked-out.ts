import type { FileLook } from '../files/look-at-file.ts';
import type { FileRow } from './files-table.ts';
import type { FoundFile } from './find-changed-files.ts';
import { findAsInGit } from './git/find-as-in-git.ts';
import type { WorkTree } from './git/find-work-tree.ts';

/** A file that looks otherwise than the index has it, but was read before. */
export type SeenBefore = FoundFile & { look: FileLook; row: FileRow };

/** Fewer are read sooner than Git is asked. */
const MANY = 100;

/**
 * Of files that look otherwise those that Git checked out with the bytes that they had, as after a fresh clone: none of these need be read.
 * @param workTree that they lie in
 * @param listedIn the folder that the files were listed in, which is the work tree's `folder`
 */
export async function findCheckedOut(files: readonly FoundFile[], workTree: WorkTree | undefined, listedIn: string): Promise<SeenBefore[]> {
  const seen = files.filter(
    (found): found is SeenBefore => found.look !== undefined && found.row?.blob != null && found.row.size === found.look.size,
  );
  if (!workTree || seen.length <= MANY) return [];
  try {
    const found = await findAsInGit(seen, workTree, listedIn, ({ row }, blob) => row.blob === blob);
    return [...found.keys()];
  } catch {
    return []; // no Git, or one that refuses: then files are read
  }
}
