import { basename, join } from 'node:path';
import { lookAtOutput } from '../output/output-listing.ts';
import type { RecordedFile } from './build-record.ts';
import type { SiteRecord } from './open-site-record.ts';

/**
 * Files of a site, and those beside its folder that belong to it, that don't look as the last build left them. Others' files don't count.
 * @returns paths below the output folder
 * @throws {UnusableRecord}
 */
export function findStrays(record: Pick<SiteRecord, 'files' | 'beside'>, outDir: string): string[] {
  const beside = record.beside().map(({ path, ...look }) => ({ path: join('..', basename(outDir) + path), ...look }));
  return [...beside, ...record.files()].filter((file) => !isAsLeft(file, outDir)).map(({ path }) => path);
}

function isAsLeft({ path, size, mtime }: RecordedFile, outDir: string): boolean {
  const look = lookAtOutput(join(outDir, path));
  return look?.size === size && look.mtime === mtime;
}
