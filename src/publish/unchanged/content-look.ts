import { hash } from 'node:crypto';
import { hashFile } from '../../files/hash-file.ts';
import { isSettled } from '../../files/look-at-file.ts';
import { compareText } from '../../text/compare-text.ts';
import { isAsSeen, type SeenContent, type SeenFile } from './look-at-content.ts';

/** What tells a content folder from every other state of it. */
export interface ContentLook {
  /** A hash of the names, sizes, times and inodes of all files outside of `news/` but pictures; of the young ones only of the names. */
  others: string;
  /** The same of the pictures in each bucket, see `SeenContent`; empty where there is none. */
  pictures: readonly string[];
  /** The same of the files in `news/` that are no articles; empty where nobody looked. */
  besides: string;
  /** The same of the articles in each bucket; empty where nobody looked. */
  articles: readonly string[];
  /** Files that were changed so shortly before that a later change may not show in their looks. */
  young: readonly YoungFile[];
}

export interface YoungFile {
  /** Its path as it stands on the disk: two of them may be one in Unicode's normal form. */
  path: string;
  /** Of its bytes; empty for a link or a device. */
  hash: string;
  /** Of an article, see `bucketOf`; of any other file where it lies. */
  bucket: number | 'besides' | 'others' | `picture ${number}`;
}

/** More of them are a folder that was just checked out: to hash it takes as long as to read it. */
const MOST_YOUNG = 500;

export interface PrintedContent {
  /** To be compared with the earlier look: files that were young in it are told by their bytes again. */
  look: ContentLook;
  /** To be left for the next one: these may tell by their look now. */
  next: ContentLook;
  /** Files that are young in that one. */
  young: readonly SeenFile[];
}

/**
 * @param known an earlier look
 * @returns undefined where too much is young
 */
export function printContent(seen: SeenContent, known?: Pick<ContentLook, 'young'>): PrintedContent | undefined {
  const { moment, others, pictures, besides = [], articles = [] } = seen;
  const looked = seen.besides !== undefined;
  const paths = new Set(known?.young.map(({ path }) => path));
  const isYoung = ({ look }: SeenFile) => !isSettled(look, moment);
  const isTold = (file: SeenFile) => isYoung(file) || (paths.size > 0 && paths.has(file.listed.path));
  const groups = [
    ['others', others] as const,
    ['besides', besides] as const,
    ...pictures.map((files, bucket) => [`picture ${bucket}`, files] as const),
    ...articles.map((files, bucket) => [bucket, files] as const),
  ];
  const toldIn = groups.flatMap(([bucket, files]) => files.filter(isTold).map((file) => ({ bucket, file })));
  if (toldIn.length > MOST_YOUNG) return undefined;
  const told = new Set(toldIn.map(({ file }) => file));
  const look: ContentLook = {
    others: printFiles(others, told),
    pictures: pictures.map((files) => (files.length > 0 ? printFiles(files, told) : '')),
    besides: looked ? printFiles(besides, told) : '',
    articles: articles.map((files) => printFiles(files, told)),
    young: toldIn.map(({ bucket, file }) => describe(file, bucket)).toSorted((a, b) => compareText(a.path, b.path)),
  };
  const young = new Set([...told].filter(isYoung));
  if (young.size === told.size) return { look, next: look, young: [...young] };
  const reprint = (files: readonly SeenFile[], print = '') => {
    return files.some((file) => told.has(file) && !young.has(file)) ? printFiles(files, young) : print;
  };
  const youngPaths = new Set([...young].map(({ listed }) => listed.path));
  const next: ContentLook = {
    others: reprint(others, look.others),
    pictures: pictures.map((files, bucket) => reprint(files, look.pictures[bucket])),
    besides: reprint(besides, look.besides),
    articles: articles.map((files, bucket) => reprint(files, look.articles[bucket])),
    young: look.young.filter(({ path }) => youngPaths.has(path)),
  };
  return { look, next, young: [...young] };
}

/**
 * What a build may leave of a look that it took before it read anything. A young file is told by the bytes that it had then: of one that was
 * changed since, other bytes may have been read, and nobody would notice once it has the first ones again.
 * @returns null where it tells nothing
 */
export function keepLook({ content, young }: { content: ContentLook | undefined; young: readonly SeenFile[] }): ContentLook | null {
  return content && young.every(isAsSeen) ? content : null;
}

/** Nobody reads what is not regular; and a device might have no end. */
function describe({ listed: { path, isRegular } }: SeenFile, bucket: YoungFile['bucket']): YoungFile {
  return { path, hash: isRegular ? hashFile(path) : '', bucket };
}

export function isSameContent(a: ContentLook, b: ContentLook | null): boolean {
  const listAll = ({ besides, pictures, articles, young }: ContentLook) => JSON.stringify([besides, pictures, articles, young]);
  return a.others === b?.others && listAll(a) === listAll(b);
}

/** Whether all files that are neither articles nor pictures are as they were. @param now in which perhaps nobody looked into `news/` */
export function hasSameOthers(now: ContentLook, before: ContentLook | null): boolean {
  const looked = now.besides !== '';
  const listYoung = ({ young }: ContentLook) =>
    JSON.stringify(young.filter(({ bucket }) => bucket === 'others' || (looked && bucket === 'besides')));
  return now.others === before?.others && (!looked || now.besides === before.besides) && listYoung(now) === listYoung(before);
}

/**
 * The buckets of pictures that may hold others than before: all of a bucket are named where one came, went or looks otherwise.
 */
export function listChangedPictures(now: ContentLook, before: ContentLook): number[] {
  const tellYoung = ({ young }: ContentLook) => new Set(young.flatMap((file) => (isPicture(file) ? JSON.stringify(file) : [])));
  const told = tellYoung(now).symmetricDifference(tellYoung(before));
  const young = new Set([...told].map((text) => (JSON.parse(text) as YoungFile).bucket));
  return now.pictures.flatMap((print, bucket) => (print !== before.pictures[bucket] || young.has(`picture ${bucket}`) ? [bucket] : []));
}

function isPicture({ bucket }: YoungFile): boolean {
  return typeof bucket === 'string' && bucket.startsWith('picture ');
}

/**
 * A look of all but `news/`, with what an earlier one says of that, where nobody looked.
 * @param buckets of articles that changed
 */
export function keepNews(
  { others, pictures, young }: ContentLook,
  before: Omit<ContentLook, 'others' | 'pictures'>,
  buckets: ReadonlySet<number>,
): ContentLook {
  return {
    others,
    pictures,
    besides: before.besides,
    articles: before.articles.map((print, bucket) => (buckets.has(bucket) ? '' : print)),
    young: [...young, ...before.young.filter((file) => file.bucket !== 'others' && !isPicture(file))].toSorted((a, b) =>
      compareText(a.path, b.path),
    ),
  };
}

/** Numbers as they lie in memory: to write 100,000 looks in digits takes 0.1 s. */
function printFiles(files: readonly SeenFile[], told: ReadonlySet<SeenFile>): string {
  const sorted = files.toSorted((a, b) => compareText(a.listed.path, b.listed.path));
  const numbers = new Float64Array(1 + sorted.length * 5);
  let place = 0;
  numbers[place++] = sorted.length;
  for (const file of sorted) {
    const { mode, size, mtime, ctime, inode } = told.size > 0 && told.has(file) ? BY_NAME : file.look;
    numbers[place++] = mode;
    numbers[place++] = size;
    numbers[place++] = mtime;
    numbers[place++] = ctime;
    numbers[place++] = inode;
  }
  const names = Buffer.from(sorted.map(({ listed }) => listed.path).join('\0'));
  return hash('sha256', Buffer.concat([Buffer.from(numbers.buffer), names]), 'base64url').slice(0, 22);
}

/** Of a file whose look tells nothing. */
const BY_NAME: SeenFile['look'] = { mode: -1, size: 0, mtime: 0, ctime: 0, inode: 0 };
