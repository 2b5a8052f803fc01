import { isAsSeen, type SeenContent, type SeenFile } from './look-at-content.ts';
import { printBuckets, printBytes } from './print-bytes.ts';

/** See `printBytes`. @returns null also if one may not have had these bytes when it was read */
export async function printRead(files: readonly SeenFile[] | undefined, contentDir: string): Promise<string | null> {
  const print = files && (await printBytes(files, contentDir));
  return print !== undefined && files?.every(isAsSeen) ? print : null;
}

/** The same of pictures, by bucket. */
export async function printReadPictures(buckets: SeenContent['pictures'], contentDir: string): Promise<string[] | null> {
  const prints = await printBuckets(buckets, contentDir);
  return prints && buckets.every((files) => files.every(isAsSeen)) ? prints : null;
}
