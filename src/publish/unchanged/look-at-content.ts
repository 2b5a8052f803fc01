import { lstatSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type ContentFile, findPaperFiles, isArticleFile } from '../../content/files/list-content-files.ts';
import { hasPictureName } from '../../content/files/picture-name.ts';
import { BUCKETS, bucketOf } from '../../files/file-bucket.ts';
import type { FileLook } from '../../files/look-at-file.ts';

/** A file of the content folder and how it looks. */
export interface SeenFile {
  listed: ContentFile;
  look: FileLook & { mode: number };
}

/** A content folder at one moment, without reading it. */
export interface SeenContent {
  /** Milliseconds since 1970; all files were looked at after it. */
  moment: number;
  /** In no certain order: all files outside of `news/` but the pictures below. */
  others: readonly SeenFile[];
  /** What by its name is a picture in `images/`, by bucket, see `bucketOf`. */
  pictures: readonly (readonly SeenFile[])[];
  /** The files in `news/` that are no articles; undefined where nobody looked. */
  besides: readonly SeenFile[] | undefined;
  /** Articles by bucket, see `bucketOf`; undefined where nobody looked. */
  articles: readonly (readonly SeenFile[])[] | undefined;
}

/** @param looksAtNews false where what lies in `news/` is known without */
export function lookAtContent(contentDir: string, looksAtNews = true): SeenContent {
  const moment = Date.now();
  const [others, besides]: [SeenFile[], SeenFile[]] = [[], []];
  const makeBuckets = (count: number): SeenFile[][] => Array.from({ length: count }, () => []);
  const [articles, pictures] = [makeBuckets(looksAtNews ? BUCKETS : 0), makeBuckets(BUCKETS)];
  const choose = ({ file, isRegular }: ContentFile) => {
    if (isPicture(file)) return pictures[bucketOf(file)] ?? others;
    if (!file.startsWith(BELOW_NEWS)) return others;
    return (isRegular && isArticleFile(file) && articles[bucketOf(file)]) || besides;
  };
  for (const listed of findPaperFiles(contentDir, (name) => looksAtNews || name !== NEWS))
    choose(listed).push({ listed, look: lookAtAnything(listed.path) });
  return { moment, others, pictures, ...(looksAtNews ? { besides, articles } : { besides: undefined, articles: undefined }) };
}

const NEWS = 'news';
const BELOW_NEWS = `${NEWS}/`;

/** Of other files in that folder a warning says that they are not read. */
function isPicture(file: string): boolean {
  return file.startsWith('images/') && hasPictureName(file);
}

/** Of links and devices too, which nobody reads: that they are there is an error, and told. One that is gone by now has no look. */
function lookAtAnything(path: string): SeenFile['look'] {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return { mode: stats?.mode ?? 0, size: stats?.size ?? 0, mtime: stats?.mtimeMs ?? 0, ctime: stats?.ctimeMs ?? 0, inode: stats?.ino ?? 0 };
}

export function isAsSeen({ listed, look }: SeenFile): boolean {
  return isDeepStrictEqual(lookAtAnything(listed.path), look);
}
