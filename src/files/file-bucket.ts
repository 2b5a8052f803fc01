import { crc32 } from 'node:zlib';

/** Of 100,000 articles a bucket holds a hundred: to read their rows takes less than a millisecond. */
export const BUCKETS = 1024;

/**
 * Articles are told apart by buckets, so that what is known of a few can be found without all others. Names that some disk takes for one
 * are in the same one.
 * @param file `ContentFile.file`, or what Git calls it, in NFC
 */
export function bucketOf(file: string): number {
  return crc32(file.toLowerCase()) % BUCKETS;
}
