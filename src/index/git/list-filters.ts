import type { WorkTree } from './find-work-tree.ts';
import { runGit } from './run-git.ts';

/**
 * Words for Git that leave no filter in force. To tell whether a file changed, Git runs the programs that a repository's settings name as
 * filters; without them a file that they convert counts as changed.
 * @throws where a filter's name is one that can't be given to Git in a word
 */
export async function listFilters(workTree: WorkTree): Promise<string[]> {
  const printed = await runGit(workTree, ['config', '--null', '--name-only', '--get-regexp', '^filter\\.']).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 1) return ''; // there is none
    throw error;
  });
  const names = new Set(printed.split('\0').flatMap((key) => /^filter\.([\s\S]*)\.[^.]*$/.exec(key)?.[1] ?? []));
  return [...names].flatMap((name) => {
    if (/[=\n]/.test(name)) throw new Error(`the filter ${JSON.stringify(name)} can't be left out`);
    const settings = ['clean=', 'smudge=', 'process=', 'required=false'];
    return settings.flatMap((setting) => ['-c', `filter.${name}.${setting}`]);
  });
}
