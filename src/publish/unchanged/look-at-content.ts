import { hash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { listPaperFiles } from '../../content/files/list-content-files.ts';
import { isSettled } from '../../files/look-at-file.ts';
import { compareText } from '../../text/compare-text.ts';

/** A content folder at one moment, without reading it. */
export interface ContentLook {
  /** A hash of the names, sizes, times and inodes of all files but the young ones, of which it holds the names. */
  print: string;
  /** Files that were changed so shortly before that a later change may not show in their looks, each with a hash of its bytes. */
  young: readonly [name: string, hash: string][];
}

/** More of them are a folder that was just checked out: to hash it takes as long as to read it. */
const MOST_YOUNG = 500;

/**
 * @param known the young files of an earlier look: they are told by their bytes again
 * @returns undefined where too much is young
 */
export function lookAtContent(contentDir: string, known?: ContentLook): ContentLook | undefined {
  const moment = Date.now();
  const names = known && new Set(known.young.map(([name]) => name));
  const files = [...listPaperFiles(contentDir).values()]
    .flat()
    // By the names on the disk: two of them may be one in Unicode's normal form.
    .map(({ path }) => ({ name: relative(contentDir, path), path, look: lookAtAnything(path) }))
    .toSorted((a, b) => compareText(a.name, b.name));
  const isYoung = ({ name, look }: (typeof files)[number]) => names?.has(name) || !isSettled(look, moment);
  const young = files.filter(isYoung);
  if (young.length > MOST_YOUNG) return undefined;
  const told = new Set(young);
  const lines = files.map((file) => {
    const { mode, size, mtime, ctime, inode } = file.look;
    return told.has(file) ? file.name : `${file.name}\n${mode} ${size} ${mtime} ${ctime} ${inode}`;
  });
  return { print: hash('sha256', lines.join('\0')), young: young.map(({ name, path }) => [name, hashFile(path)]) };
}

export function isSameContent(a: ContentLook, b: ContentLook | undefined): boolean {
  return a.print === b?.print && JSON.stringify(a.young) === JSON.stringify(b.young);
}

/** Of links and devices too, which nobody reads: that they are there is an error, and told. One that is gone by now has no look. */
function lookAtAnything(path: string) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return { mode: stats?.mode ?? 0, size: stats?.size ?? 0, mtime: stats?.mtimeMs ?? 0, ctime: stats?.ctimeMs ?? 0, inode: stats?.ino ?? 0 };
}

function hashFile(path: string): string {
  try {
    return hash('sha256', readFileSync(path));
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
