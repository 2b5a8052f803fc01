import { hash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { Environment } from '../../command/environment.ts';

export type RecordPlace = Pick<Environment, 'cacheDir' | 'workingDir' | 'outDir'>;

/**
 * What is recorded of a build lies here, for each output folder. Where a checkout and its cache are copied together, it goes on being
 * found.
 * @param ending of the file's name
 */
export function recordPath({ cacheDir, workingDir, outDir }: RecordPlace, ending = '.sqlite'): string {
  return join(cacheDir, 'builds', hash('sha256', relative(workingDir, outDir)).slice(0, 16) + ending);
}
