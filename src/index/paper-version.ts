import { randomBytes } from 'node:crypto';
import type { IndexTables } from './index-tables.ts';

/*
 * The note `paper` names what the tables of the paper hold: another name after each change. Where files changed since, or the paper can't be
 * known by its files, there is a mark before it.
 */

const DOUBT = '-';

type Noted = Pick<IndexTables, 'notes'>;

/** @returns 16 hexadecimal digits; undefined where the tables of the paper are not those of all files that the index knows */
export function readPaperVersion({ notes }: Noted): string | undefined {
  const note = notes.read('paper') ?? '';
  return note.startsWith(DOUBT) ? undefined : readName({ notes });
}

/** Files changed, or can't be told, and the tables of the paper don't say so. */
export function doubtPaper({ notes }: Noted): void {
  notes.write('paper', DOUBT + (readName({ notes }) ?? ''));
}

/** The tables of the paper are those of all files. @param hasChanged whether anything in them is not as it was @returns their version */
export function settlePaper({ notes }: Noted, hasChanged: boolean): string {
  const name = readName({ notes });
  const version = hasChanged || name === undefined ? randomBytes(8).toString('hex') : name;
  notes.write('paper', version);
  return version;
}

function readName({ notes }: Noted): string | undefined {
  return /^-?([0-9a-f]{16})$/.exec(notes.read('paper') ?? '')?.[1];
}
