import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { writeWhole } from '../../files/write-whole.ts';

/**
 * The report of a build that changed nothing: that of the last one, but for the count of files.
 * @param path where `writeReport` wrote it
 * @param kept files of the site
 * @returns false if there is none that is whole
 */
export async function refreshReport(path: string, kept: number): Promise<boolean> {
  const report = parse(await readFile(path, 'utf8').catch(() => ''));
  if (report === undefined) return false;
  const files = { written: 0, kept, removed: 0 };
  if (!isDeepStrictEqual(report.files, files)) await writeWhole(path, `${JSON.stringify({ ...report, files }, null, 2)}\n`);
  return true;
}

function parse(text: string): { files: unknown } | undefined {
  try {
    const report: unknown = JSON.parse(text);
    return typeof report === 'object' && report !== null && 'files' in report ? report : undefined;
  } catch {
    return undefined;
  }
}
