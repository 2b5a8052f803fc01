import { hash } from 'node:crypto';
import { findRootFault } from '../files/check-root-file.ts';
import { type ContentFile, PUBLIC_FOLDER } from '../files/list-content-files.ts';
import { type NoteProblems, readInOrder } from '../files/read-in-order.ts';
import { blameFile } from '../problems/problem.ts';
import type { RootFile } from '../root-file.ts';

/** Bytes; some hosts take no larger file. */
const MOST_BYTES = 25 * 1024 * 1024;

/**
 * The paper's own files for the root of the site that have no error.
 * @param files what lies below `public/`
 * @param restored bytes that count in the place of some files
 */
export async function readRootFiles(
  files: readonly ContentFile[],
  note: NoteProblems,
  restored: ReadonlyMap<string, Buffer>,
): Promise<RootFile[]> {
  const found: RootFile[] = [];
  const take = ({ file, path }: ContentFile, bytes: Buffer, kept?: Buffer) => {
    const target = file.slice(PUBLIC_FOLDER.length + 1);
    const fault = findRootFault(target, bytes);
    if (fault === undefined) found.push({ file, bytesHash: hash('sha256', bytes), target, path, restored: kept });
    else if (!kept) note([blameFile('error', file, `this file ${fault}`)]);
  };
  const isTaken = (listed: ContentFile) => {
    const kept = restored.get(listed.file);
    if (kept) take(listed, kept, kept);
    return kept !== undefined;
  };
  // `public` itself where that is no folder, which is told of elsewhere.
  const below = files.filter(({ file }) => file !== PUBLIC_FOLDER);
  await readInOrder(below, note, take, { isTaken, most: MOST_BYTES });
  return found;
}
