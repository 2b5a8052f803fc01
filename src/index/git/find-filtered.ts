import type { WorkTree } from './find-work-tree.ts';
import { runGit } from './run-git.ts';

/** Attributes under which a file's bytes are others than those that Git keeps, and may be as many. */
const CONVERTING: ReadonlySet<string> = new Set(['filter', 'ident', 'working-tree-encoding']);

/**
 * Which of some files Git converts when it checks them out. Line ends (`text`, `eol`, `core.autocrlf`) are not asked for: what they change
 * has another size.
 * @param paths below the work tree's root
 * @throws if there is no Git, or it fails
 */
export async function findFiltered(workTree: WorkTree, paths: readonly string[]): Promise<Set<string>> {
  const printed = await runGit(workTree, ['check-attr', '-z', '--stdin', '--all'], `${paths.join('\0')}\0`);
  const parts = printed.split('\0');
  const filtered = new Set<string>();
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [path = '', name = '', value] = parts.slice(index, index + 3);
    if (CONVERTING.has(name) && value !== 'unset' && value !== 'unspecified') filtered.add(path);
  }
  return filtered;
}
