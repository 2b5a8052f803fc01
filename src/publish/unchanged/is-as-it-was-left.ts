import { join } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { readOwnFiles } from '../output/own-files.ts';
import type { LastBuild } from './last-build.ts';
import { lookAtOutput, printOutput } from './print-output.ts';

/** Whether each file of the site, and those beside the output folder, look as the last build left them. Others' files don't count. */
export async function isAsItWasLeft({ output }: Pick<LastBuild, 'output'>, { outDir }: Pick<Environment, 'outDir'>): Promise<boolean> {
  const { paths = new Set<string>() } = await readOwnFiles(outDir);
  return output === printOutput(outDir, paths, (path) => lookAtOutput(join(outDir, path)));
}
