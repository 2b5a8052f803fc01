import { closeSync, openSync, writeFileSync, writevSync } from 'node:fs';
import { nameFile } from './name-file.ts';

/** A file's bytes one after another: text is written in UTF-8. */
export type FileParts = readonly (string | Uint8Array)[];

/**
 * Writes a file without joining its parts first: two thirds of a page are a style sheet that all pages of its kind have.
 * @throws what the system says, with the file's path
 */
export function writeParts(path: string, parts: FileParts): void {
  try {
    const [only] = parts;
    // Node encodes, opens, writes and closes in one call.
    if (only !== undefined && parts.length === 1) writeFileSync(path, only);
    else writeAll(path, parts.map(toBytes));
  } catch (error) {
    throw nameFile(error as NodeJS.ErrnoException, path);
  }
}

export function joinParts(parts: FileParts): Buffer {
  return Buffer.concat(parts.map(toBytes));
}

function writeAll(path: string, bytes: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  try {
    const length = bytes.reduce((sum, part) => sum + part.length, 0);
    const written = writevSync(file, bytes);
    // A disk that fills up takes less than all; the next write says so.
    if (written < length) writeFileSync(file, Buffer.concat(bytes).subarray(written));
  } finally {
    closeSync(file);
  }
}

function toBytes(part: string | Uint8Array): Uint8Array {
  return typeof part === 'string' ? Buffer.from(part) : part;
}
