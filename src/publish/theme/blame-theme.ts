import { sep } from 'node:path';
import { KnownFailure } from '../../command/known-failure.ts';
import { nameFolder } from '../../command/report-problems.ts';
import { formatProblem } from '../../content/problems/problem.ts';
import type { BundleFault, ErrorPlace } from './find-bundle-fault.ts';

/**
 * An error that the theme's code makes, as one line that names its place.
 * @returns the error itself where it is none of the theme's
 */
export function blameTheme(error: unknown, { themeDir, workingDir }: { themeDir: string | undefined; workingDir: string }): unknown {
  if (themeDir === undefined || !(error instanceof Error)) return error;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { fault } = cause as Error & { fault?: BundleFault };
    const place = fault?.place ?? findPlace(cause.stack ?? '', themeDir);
    if (!place?.file.startsWith(themeDir + sep)) continue;
    const file = place.file.slice(themeDir.length + 1);
    const message = fault?.message ?? describeWhere(cause.message.split('\n')[0] ?? '', error, cause);
    return new KnownFailure(nameFolder(themeDir, workingDir) + formatProblem({ severity: 'error', ...place, file, message }));
  }
  return error;
}

/** The page that was drawn, where the error says so. */
function describeWhere(message: string, { message: outer }: Error, cause: Error): string {
  return outer === cause.message ? message : `${message} (${outer.slice(0, outer.indexOf(':'))})`;
}

/** The first line of a stack that names a file of the theme. */
function findPlace(stack: string, themeDir: string): ErrorPlace | undefined {
  for (const line of stack.split('\n')) {
    const start = line.indexOf(themeDir);
    const [, file, row, column] = start < 0 ? [] : (/^(.*?):(\d+):(\d+)\)?$/.exec(line.slice(start)) ?? []);
    if (file !== undefined) return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}
