import { relative } from 'node:path';
import { bucketOf } from '../../files/file-bucket.ts';
import { type ContentLook, listChangedPictures } from './content-look.ts';
import type { LastBuild } from './last-build.ts';
import type { SeenContent } from './look-at-content.ts';
import { printBuckets } from './print-bytes.ts';

/** Which pictures of the content folder may be others than at the last build, and where all of them lie. */
export interface SeenPictures {
  /** One of these came, went or changed; see `SeenContent`. */
  buckets: readonly number[];
  /** @returns where a file lies below the content folder, in the spelling of this disk; undefined for what is none, and for one in `news/` */
  find: (file: string) => string | undefined;
}

/** More of them hold so many pictures that all articles can be read as well. */
const MOST_BUCKETS = 64;

/**
 * By looks; where many look otherwise, as in a fresh checkout, by bytes.
 * @param look printed of the content with the last look's young files; undefined where looks don't tell
 * @returns undefined where too many may have changed
 */
export async function findChangedPictures(
  seen: SeenContent,
  look: ContentLook | undefined,
  { content, bytes }: Pick<LastBuild, 'content' | 'bytes'>,
  contentDir: string,
): Promise<SeenPictures | undefined> {
  const byLooks = look && content ? listChangedPictures(look, content) : undefined;
  const buckets = isFew(byLooks) ? byLooks : await compareBytes(seen, bytes.pictures, contentDir);
  if (!isFew(buckets)) return undefined;
  const find: SeenPictures['find'] = (file) => {
    const known = [...(seen.pictures[bucketOf(file)] ?? []), ...seen.others].filter(({ listed }) => listed.file === file);
    const [found, other] = known;
    // Two names that are one in Unicode's normal form.
    return found?.listed.isRegular && !other ? relative(contentDir, found.listed.path) : undefined;
  };
  return { buckets, find };
}

function isFew(buckets: readonly number[] | undefined): buckets is readonly number[] {
  return buckets !== undefined && buckets.length <= MOST_BUCKETS;
}

async function compareBytes({ pictures }: SeenContent, known: LastBuild['bytes']['pictures'], contentDir: string) {
  const prints = known ? await printBuckets(pictures, contentDir) : undefined;
  return prints?.flatMap((print, bucket) => (print === known?.[bucket] ? [] : [bucket]));
}
