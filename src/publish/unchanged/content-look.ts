import { hash } from 'node:crypto';
import { hashFile } from '../../files/hash-file.ts';
import { isSettled } from '../../files/look-at-file.ts';
import { bucketOf } from '../../index/article-bucket.ts';
import { compareText } from '../../text/compare-text.ts';
import type { SeenContent, SeenFile } from './look-at-content.ts';

/** What tells a content folder from every other state of it. */
export interface ContentLook {
  /** A hash of the names, sizes, times and inodes of all files that are no articles, but of the young ones only of the names. */
  others: string;
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
  /** Of an article, see `bucketOf`; null for any other file. */
  bucket: number | null;
}

/** More of them are a folder that was just checked out: to hash it takes as long as to read it. */
const MOST_YOUNG = 500;

export interface PrintedContent {
  /** To be compared with the earlier look: files that were young in it are told by their bytes again. */
  look: ContentLook;
  /** To be left for the next one: these may tell by their look now. */
  next: ContentLook;
}

/**
 * @param known an earlier look
 * @returns undefined where too much is young
 */
export function printContent(seen: SeenContent, known?: Pick<ContentLook, 'young'>): PrintedContent | undefined {
  const { moment, others, articles = [] } = seen;
  const paths = new Set(known?.young.map(({ path }) => path));
  const isYoung = ({ look }: SeenFile) => !isSettled(look, moment);
  const isTold = (file: SeenFile) => isYoung(file) || (paths.size > 0 && paths.has(file.listed.path));
  const [toldOthers, toldArticles] = [others.filter(isTold), articles.flatMap((files) => files.filter(isTold))];
  if (toldOthers.length + toldArticles.length > MOST_YOUNG) return undefined;
  const told = new Set([...toldOthers, ...toldArticles]);
  const look: ContentLook = {
    others: printFiles(others, told),
    articles: articles.map((files) => printFiles(files, told)),
    young: [
      ...toldOthers.map((file) => describe(file)),
      ...toldArticles.map((file) => describe(file, bucketOf(file.listed.file))),
    ].toSorted((a, b) => compareText(a.path, b.path)),
  };
  const young = new Set([...told].filter(isYoung));
  if (young.size === told.size) return { look, next: look };
  const reprint = (files: readonly SeenFile[], print = '') => {
    return files.some((file) => told.has(file) && !young.has(file)) ? printFiles(files, young) : print;
  };
  const youngPaths = new Set([...young].map(({ listed }) => listed.path));
  const next: ContentLook = {
    others: reprint(others, look.others),
    articles: articles.map((files, bucket) => reprint(files, look.articles[bucket])),
    young: look.young.filter(({ path }) => youngPaths.has(path)),
  };
  return { look, next };
}

/** Nobody reads what is not regular; and a device might have no end. */
function describe({ listed: { path, isRegular } }: SeenFile, bucket: number | null = null): YoungFile {
  return { path, hash: isRegular ? hashFile(path) : '', bucket };
}

export function isSameContent(a: ContentLook, b: ContentLook | undefined): boolean {
  return a.others === b?.others && JSON.stringify([a.articles, a.young]) === JSON.stringify([b.articles, b.young]);
}

/** Whether all files that are no articles are as they were. */
export function hasSameOthers(a: ContentLook, b: ContentLook): boolean {
  const listYoung = ({ young }: ContentLook) => JSON.stringify(young.filter(({ bucket }) => bucket === null));
  return a.others === b.others && listYoung(a) === listYoung(b);
}

/**
 * A look of all but articles, with what an earlier one says of articles that nobody looked at.
 * @param buckets of those that changed
 */
export function keepArticles(look: ContentLook, { articles, young }: ContentLook, buckets: ReadonlySet<number>): ContentLook {
  return {
    others: look.others,
    articles: articles.map((print, bucket) => (buckets.has(bucket) ? '' : print)),
    young: [...look.young, ...young.filter(({ bucket }) => bucket !== null)].toSorted((a, b) => compareText(a.path, b.path)),
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
