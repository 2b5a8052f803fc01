import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { ParseResult } from '../content/read/parse-article.ts';
import type { FileRow } from './files-table.ts';

/** What was parsed of a file, as bytes. */
export interface PackedResult {
  bytes: Uint8Array;
  /** CRC-32 of the bytes: SQLite does not notice where a disk gives back something else than was written. */
  sum: number;
}

/**
 * In V8's form, which keeps dates and what is undefined. JSON is about as quick: to read 20,000 articles of 3.5 KB from the index takes
 * 0.45 s, and as JSON 0.4 s.
 */
export function packResult(result: ParseResult): PackedResult {
  const bytes = serialize(result);
  return { bytes, sum: crc32(bytes) };
}

/** What this code packed. */
export function readPacked({ bytes }: Pick<PackedResult, 'bytes'>): ParseResult {
  return deserialize(bytes) as ParseResult;
}

/** @returns undefined where the bytes are damaged, or are of another file or of other bytes of it */
export function unpackResult({ bytes, sum }: PackedResult, { path, hash }: Pick<FileRow, 'path' | 'hash'>): ParseResult | undefined {
  // In a damaged row a value may be of any type.
  if (!(bytes instanceof Uint8Array) || crc32(bytes) !== sum) return undefined;
  const result = readPacked({ bytes });
  const file = result.article?.file ?? result.problems[0]?.file;
  return result.bytesHash === hash && file === path ? result : undefined;
}
