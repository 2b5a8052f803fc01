import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A folder in what Git checked out. */
export interface WorkTree {
  /** Its root, without links in its path. */
  root: string;
  /** Where Git keeps what belongs to it: `.git`, or elsewhere for a work tree beside others and a submodule. */
  gitDir: string;
  /** The folder below the root, with slashes and one at its end; empty for the root. */
  folder: string;
}

/**
 * The work tree that a folder lies in, by the first `.git` above it. Content may hold what Git itself would take for a repository, with
 * settings that name programs; but no folder called `.git`, which Git refuses to keep.
 * @param folder that is there
 * @returns undefined where there is none, or one of another user's, whose settings are not ours to follow
 */
export function findWorkTree(folder: string): WorkTree | undefined {
  try {
    return findAbove(folder);
  } catch {
    return undefined; // what can't be looked at is of no use
  }
}

function findAbove(folder: string): WorkTree | undefined {
  const real = realpathSync(folder);
  for (let root = real; ; root = dirname(root)) {
    const gitDir = findGitDir(join(root, '.git'));
    const below = relative(root, real).split(sep).join('/');
    if (gitDir !== undefined) return isOurs(gitDir) ? { root, gitDir, folder: below === '' ? '' : `${below}/` } : undefined;
    if (root === dirname(root)) return undefined;
  }
}

/** @returns undefined where there is nothing that could be one; a path that is not there where a file names one that is gone */
function findGitDir(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return path;
  if (!stats?.isFile()) return undefined;
  const [, target] = /^gitdir: (.+?)\r?\n?$/.exec(readFileSync(path, 'utf8')) ?? [];
  return target && resolve(dirname(path), target);
}

function isOurs(gitDir: string): boolean {
  const owner = statSync(gitDir, { throwIfNoEntry: false })?.uid;
  return owner !== undefined && (process.getuid === undefined || owner === process.getuid());
}
