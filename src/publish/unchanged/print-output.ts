import { hash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import type { OutputFile } from '../output/output-listing.ts';

/** What lies beside an output folder and belongs to it, by what follows its name. */
const BESIDE = ['-files.json', '-nginx.conf'];

/**
 * A hash of how the files of a site look, and those beside it.
 * @param paths below the output folder
 * @param find how one looks; undefined if it is not there
 */
export function printOutput(outDir: string, paths: Iterable<string>, find: (path: string) => OutputFile | undefined): string {
  const lines = [...paths].toSorted().map((path) => [path, ...describeLook(find(path))].join('\0'));
  const beside = BESIDE.map((ending) => [ending, ...describeLook(lookAtOutput(outDir + ending))].join('\0'));
  return hash('sha256', [...beside, ...lines].join('\n'));
}

/** @returns undefined if there is no file */
export function lookAtOutput(path: string): OutputFile | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? { size: stats.size, mtime: stats.mtimeMs } : undefined;
}

function describeLook(look: OutputFile | undefined): readonly number[] {
  return look ? [look.size, look.mtime] : [];
}
