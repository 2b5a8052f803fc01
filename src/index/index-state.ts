import { randomBytes } from 'node:crypto';
import type { NotesTable } from './notes-table.ts';

/** What an index says of all its rows together, see `NoteName`. */
export interface IndexState {
  place: string | undefined;
  looked: number;
  stand: string | undefined;
  version: string | undefined;
}

export function readState(notes: NotesTable): IndexState {
  const looked = Number(notes.read('looked') ?? Number.NaN);
  return { place: notes.read('content'), looked, stand: notes.read('stand'), version: notes.read('version') };
}

/**
 * Whether looks tell which files changed since the rows were written.
 * @param place the content folder, without links in its path
 * @param moment when files are looked at, in milliseconds since 1970
 */
export function tellsByLooks({ place: last, looked }: IndexState, place: string, moment: number): boolean {
  // What a clock says that was set back since, it may have said before.
  return last === place && looked <= moment;
}

/** A new one where rows are written. */
export function makeVersion(): string {
  return randomBytes(12).toString('hex');
}

/**
 * Notes what holds of the rows by now. Who writes after another one that read the same does not know what they are together.
 * @param last as it was when the rows were read
 */
export function noteState(notes: NotesTable, last: IndexState, { place, looked, stand, version }: IndexState): void {
  const isAlone = notes.read('version') === last.version;
  notes.write('stand', (isAlone && stand) || '');
  notes.write('version', (isAlone && version) || makeVersion());
  notes.write('content', place ?? '');
  notes.write('looked', String(looked));
}
