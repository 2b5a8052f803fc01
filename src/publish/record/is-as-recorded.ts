import type { OutputFile } from '../output/output-listing.ts';

/**
 * Whether a file looks as a build left it. Many archives keep times in whole seconds: a folder that was brought back from one has no others.
 * @param look undefined where there is no file
 */
export function isAsRecorded({ size, mtime }: OutputFile, look: OutputFile | undefined): boolean {
  if (look?.size !== size) return false;
  return look.mtime === mtime || look.mtime === Math.floor(mtime / 1000) * 1000;
}
