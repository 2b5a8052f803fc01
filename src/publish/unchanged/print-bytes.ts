import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { findAsInGit } from '../../index/git/find-as-in-git.ts';
import { findWorkTree } from '../../index/git/find-work-tree.ts';
import { hashBlob } from '../../index/git/hash-blob.ts';
import { measureBlobs } from '../../index/git/measure-blobs.ts';
import { compareText } from '../../text/compare-text.ts';
import type { SeenFile } from './look-at-content.ts';

/** Bytes that may be read. More are the pictures of a paper without Git: to read them in each build that looks at everything takes too long. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Fewer files are read sooner than Git is asked. */
const MANY = 100;

/**
 * A hash of some files' names and bytes, which a copy of them has too. Files are read, but for those that look as Git left them.
 * @param contentDir that they lie in
 * @param mostBytes that may be read
 * @returns undefined where too much would have to be read
 */
export async function printBytes(
  files: readonly SeenFile[],
  contentDir: string,
  mostBytes: number = MOST_BYTES,
): Promise<string | undefined> {
  const lines = await nameFiles(files, contentDir, mostBytes);
  return lines && hashLines(lines);
}

/** The same of the files in each bucket; empty where there is none. */
export async function printBuckets(buckets: readonly (readonly SeenFile[])[], contentDir: string): Promise<string[] | undefined> {
  const lines = await nameFiles(buckets.flat(), contentDir, MOST_BYTES);
  return lines && buckets.map((files) => (files.length > 0 ? hashLines(lines, files) : ''));
}

/** What tells each file. */
type Line = readonly [name: string, bytes: string];

async function nameFiles(files: readonly SeenFile[], contentDir: string, mostBytes: number): Promise<Map<SeenFile, Line> | undefined> {
  const regular = files.filter(({ listed }) => listed.isRegular);
  const inGit = regular.length > MANY ? await askGit(regular, contentDir) : new Map<SeenFile, string>();
  const unknown = regular.filter((file) => !inGit.has(file));
  if (unknown.reduce((sum, { look }) => sum + look.size, 0) > mostBytes) return undefined;
  const lines = files.map((file): [SeenFile, Line] => {
    const { path, isRegular } = file.listed;
    // Nobody reads what is not regular; that it is there is an error.
    const bytes = isRegular ? (inGit.get(file) ?? nameBytes(path)) : `${file.look.mode}`;
    return [file, [relative(contentDir, path).split(sep).join('/'), bytes]];
  });
  return new Map(lines);
}

function hashLines(lines: ReadonlyMap<SeenFile, Line>, files: Iterable<SeenFile> = lines.keys()): string {
  const some = [...files].flatMap((file) => [lines.get(file) ?? []]);
  return hash('sha256', JSON.stringify(some.toSorted(([a = ''], [b = '']) => compareText(a, b))));
}

/** Line ends that Git converts give a file another size than it has in Git. */
async function askGit(files: readonly SeenFile[], contentDir: string): Promise<ReadonlyMap<SeenFile, string>> {
  const workTree = findWorkTree(contentDir);
  if (!workTree) return new Map();
  try {
    const found = await findAsInGit(files, workTree, contentDir);
    const sizes = await measureBlobs(workTree, found.values());
    return new Map([...found].filter(([{ look }, blob]) => sizes.get(blob) === look.size));
  } catch {
    return new Map(); // no Git, or one that refuses: then files are read
  }
}

/** As Git names bytes; of what can't be read the name of the error. */
function nameBytes(path: string): string {
  try {
    return hashBlob(readFileSync(path));
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
