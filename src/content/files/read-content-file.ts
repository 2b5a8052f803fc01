import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { blameFile, type Problem } from '../problems/problem.ts';
import type { ContentFile } from './list-content-files.ts';

/** Bytes; a longer text is no article. */
const MOST_BYTES = 5 * 1024 * 1024;

/** A file may become something else after it was listed: opening a pipe would wait for its writer for ever. Windows has neither. */
const OPENING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * A file's bytes, or why there are none.
 * @param most bytes that it may have
 */
export function readContentFile({ file, path, isRegular }: ContentFile, most = MOST_BYTES): Buffer | Problem {
  if (!isRegular) return refuseOther(file);
  try {
    const opened = openSync(path, OPENING);
    try {
      return readOpened(file, opened, most);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP' || code === 'ENXIO') return refuseOther(file);
    return blameFile('error', file, `the file can't be read (${code}); check that it exists and that you may read it`);
  }
}

function readOpened(file: string, opened: number, most: number): Buffer | Problem {
  const stats = fstatSync(opened);
  if (!stats.isFile()) return refuseOther(file);
  const bytes = stats.size <= most ? readFileSync(opened) : undefined;
  const size = bytes?.length ?? stats.size;
  if (bytes && size <= most) return bytes;
  const wrong = `the file is larger than ${describeSize(most)}, found ${describeSize(size)}`;
  const mend = most > MOST_BYTES ? 'serve it from elsewhere' : 'move pictures and data into files of their own';
  return blameFile('error', file, `${wrong}; ${mend}`);
}

function describeSize(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  if (megabytes < 1) return `${Math.ceil(bytes / 1024)} KB`;
  return `${Number.isInteger(megabytes) ? megabytes : megabytes.toFixed(1)} MB`;
}

function refuseOther(file: string): Problem {
  return blameFile('error', file, 'this is a link, a folder or a device, not a file; commit the file itself');
}
