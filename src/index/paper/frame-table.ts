import type { DatabaseSync } from 'node:sqlite';
import type { Publication } from '../../content/publication.ts';
import type { Nameplate } from '../../images/draw/prepare-nameplate.ts';
import { openValue, sealValue } from './seal-bytes.ts';
import { openSealedTable } from './sealed-table.ts';

/** What is known of the paper besides what has a table of its own. */
export const FRAME_SCHEMA = 'CREATE TABLE frame (part TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT';

/** Kept in other tables, or nothing: a paper of which files are set aside is not kept. */
type Apart =
  | 'articles'
  | 'expired'
  | 'withdrawn'
  | 'drafts'
  | 'waiting'
  | 'unpublished'
  | 'topics'
  | 'authors'
  | 'nextMoments'
  | 'pictureNames'
  | 'setAside'
  | 'restored';

export interface FrameRow extends Omit<Publication, Apart> {
  /** Below the content folder, as all paths here: of the pictures that are named by no article. */
  picturePaths: ReadonlyMap<string, string>;
  nameplate: Nameplate | undefined;
  /** The key of the form that articles were read in, see `describeForm`. */
  form: string;
}

export interface FrameTable {
  read: () => FrameRow | undefined;
  /** @returns 0 if the same is there already */
  write: (frame: FrameRow) => number;
  clear: () => void;
}

export function openFrameTable(database: DatabaseSync): FrameTable {
  const table = openSealedTable<string, { part: string; value: unknown }>(database, {
    table: 'frame',
    columns: ['part', 'value'],
    keyOf: ({ part }) => part,
    seal: ({ part, value }) => [sealValue(part, value)],
    open: (part, [value]) => ({ part, value: openValue(part, value) }),
  });
  return {
    read: () => table.find('publication')?.value as FrameRow | undefined,
    write: (value) => table.keep({ part: 'publication', value }),
    clear: table.clear,
  };
}
