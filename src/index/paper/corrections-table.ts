import type { DatabaseSync } from 'node:sqlite';
import { openText, sealText } from './seal-text.ts';
import { openSealedTable, type SealedTable } from './sealed-table.ts';

/** The stories that had something wrong. */
export const CORRECTIONS_SCHEMA = `CREATE TABLE corrections (
  id INTEGER PRIMARY KEY REFERENCES files ON DELETE CASCADE,
  corrections TEXT NOT NULL
) STRICT`;

export interface CorrectionsRow {
  /** Of its file. */
  id: number;
  slug: string;
  /** Whether the story expired or was withdrawn. */
  isTakenOff: boolean;
  /** When it was corrected, newest first: in milliseconds since 1970. */
  moments: number[];
}

export interface CorrectionsTable extends SealedTable<number, CorrectionsRow> {
  /** In no order. */
  list: () => CorrectionsRow[];
}

export function openCorrectionsTable(database: DatabaseSync): CorrectionsTable {
  const open = (id: number, sealed: unknown): CorrectionsRow => {
    const [slug, isTakenOff, moments] = openText<[string, boolean, number[]]>(`corrections ${id}`, sealed);
    return { id, slug, isTakenOff, moments };
  };
  const table = openSealedTable<number, CorrectionsRow>(database, {
    table: 'corrections',
    columns: ['id', 'corrections'],
    keyOf: ({ id }) => id,
    seal: ({ id, slug, isTakenOff, moments }) => [sealText(`corrections ${id}`, [slug, isTakenOff, moments])],
    open: (id, [sealed]) => open(id, sealed),
  });
  const list = database.prepare('SELECT id, corrections FROM corrections');
  list.setReturnArrays(true);
  return { ...table, list: () => (list.all() as unknown as [number, unknown][]).map((values) => open(...values)) };
}
