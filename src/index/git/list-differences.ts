import type { WorkTree } from './find-work-tree.ts';
import { listFilters } from './list-filters.ts';
import { readGitIndex } from './read-git-index.ts';
import { runGit } from './run-git.ts';

/** What Git says of the files of a work tree's folder. Paths begin there; that of a folder ends with a slash. */
export interface Differences {
  /** The commit that was asked for, and the one that is checked out, by their whole names. */
  commit: string;
  head: string;
  /** Files that are not the same in both. */
  between: string[];
  /** Files that are not as the second one has them, or that Git does not look at. */
  uncommitted: string[];
}

/**
 * Compares a commit, the one that is checked out, and the files as they lie there.
 * @param commit in any of Git's words
 * @returns undefined if there is no such commit here @throws if there is no Git, or it fails
 */
export async function listDifferences(workTree: WorkTree, commit: string): Promise<Differences | undefined> {
  const [asked, head] = await findCommits(workTree, [commit, 'HEAD']);
  if (asked === undefined || head === undefined) return undefined;
  const place = workTree.folder === '' ? [] : ['--', workTree.folder];
  const list = async (...words: string[]) => (await runGit(workTree, [...words, ...place])).split('\0').filter((path) => path !== '');
  const comparing = ['--name-only', '-z', '--no-renames', '--ignore-submodules=all', '--no-ext-diff'];
  const [between, changed, others] = await Promise.all([
    list('diff-tree', '-r', ...comparing, asked, head),
    listFilters(workTree).then((without) => list(...without, 'diff-index', ...comparing, head)),
    list('ls-files', '-z', '--others'),
  ]);
  const start = workTree.folder.length;
  const shorten = (paths: readonly string[]) => paths.map((path) => path.slice(start));
  return { commit: asked, head, between: shorten(between), uncommitted: shorten([...changed, ...others, ...listOdd(workTree)]) };
}

/** @returns their whole names, in their order; undefined for one that is not there */
async function findCommits(workTree: WorkTree, names: readonly string[]): Promise<(string | undefined)[]> {
  if (names.some((name) => /[\n\0]/.test(name))) return [];
  const printed = await runGit(workTree, ['cat-file', '--batch-check'], names.map((name) => `${name}^{commit}\n`).join(''));
  return printed.split('\n').map((line) => /^([0-9a-f]+) commit \d+$/.exec(line)?.[1]);
}

/** What Git was told not to look at, and other repositories within this one. */
function listOdd(workTree: WorkTree): string[] {
  const index = readGitIndex(workTree, { onlyOdd: true });
  // Without one that can be read nothing is certain.
  return index ? index.entries.map(({ path, isRepository }) => (isRepository ? `${path}/` : path)) : [workTree.folder];
}
