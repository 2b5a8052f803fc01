import type { WorkTree } from './find-work-tree.ts';
import { runGit } from './run-git.ts';

/**
 * How many bytes Git keeps under some names. Of one that is not here, as in a clone without all objects, nothing is said.
 * @throws if there is no Git, or it fails
 */
export async function measureBlobs(workTree: WorkTree, blobs: Iterable<string>): Promise<Map<string, number>> {
  const printed = await runGit(workTree, ['cat-file', '--batch-check'], [...blobs].map((blob) => `${blob}\n`).join(''));
  return new Map(
    printed.split('\n').flatMap((line): [string, number][] => {
      const [, blob = '', size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
      return size === undefined ? [] : [[blob, Number(size)]];
    }),
  );
}
