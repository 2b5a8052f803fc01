import { basename, join } from 'node:path';
import { lookAtOutput } from '../output/output-listing.ts';
import type { RecordedFile } from './build-record.ts';
import { isAsRecorded } from './is-as-recorded.ts';
import type { SiteRecord } from './open-site-record.ts';

/**
 * Files of a site, and those beside its folder that belong to it, that don't look as the last build left them. Others' files don't count.
 * @returns paths below the output folder
 * @throws {UnusableRecord}
 */
export function findStrays(record: Pick<SiteRecord, 'files' | 'beside'>, outDir: string): string[] {
  const beside = record.beside().map(({ path, ...look }) => ({ path: join('..', basename(outDir) + path), ...look }));
  const isAsLeft = (file: RecordedFile) => isAsRecorded(file, lookAtOutput(join(outDir, file.path)));
  return [...beside, ...record.files()].filter((file) => !isAsLeft(file)).map(({ path }) => path);
}
