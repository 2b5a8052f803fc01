import { setImmediate as takeTurn } from 'node:timers/promises';
import type { Problem } from '../problems/problem.ts';
import type { ContentFile } from './list-content-files.ts';
import { readContentFile } from './read-content-file.ts';

/** Files read between two turns for timers. Reading one file after another takes a third of the time of waiting for each. */
const TURN = 64;

/** Takes the problems of one file as they are found. */
export type NoteProblems = (problems: readonly Problem[]) => void;

/**
 * Hands over the files in their order.
 * @param options `isTaken`: true for a file that need not be read; `most`: bytes of a file
 */
export async function readInOrder(
  files: readonly ContentFile[],
  note: NoteProblems,
  take: (file: ContentFile, bytes: Buffer) => void,
  { isTaken = () => false, most }: { isTaken?: (file: ContentFile) => boolean; most?: number } = {},
): Promise<void> {
  for (const [index, listed] of files.entries()) {
    if (isTaken(listed)) continue;
    const content = readContentFile(listed, most);
    if (Buffer.isBuffer(content)) take(listed, content);
    else note([content]);
    if (index % TURN === 0) await takeTurn();
  }
}
