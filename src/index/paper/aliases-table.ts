import type { DatabaseSync } from 'node:sqlite';
import type { Redirect } from '../../lists/list-redirects.ts';
import { openText, sealText } from './seal-text.ts';
import { openSealedTable, type SealedTable } from './sealed-table.ts';

/** Old addresses. */
export const ALIASES_SCHEMA = `CREATE TABLE aliases (
  alias TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  redirect TEXT NOT NULL
) STRICT`;

export interface AliasRow extends Redirect {
  /** Where it stands among all of them. */
  place: number;
}

export interface AliasesTable extends SealedTable<string, AliasRow> {
  /** In the order of their places. */
  list: () => AliasRow[];
}

export function openAliasesTable(database: DatabaseSync): AliasesTable {
  // The alias first, as in a redirect that was made anew: answers are told apart as text.
  const open = (alias: string, sealed: unknown): AliasRow => ({ alias, ...openText<Omit<AliasRow, 'alias'>>(`alias ${alias}`, sealed) });
  const table = openSealedTable<string, AliasRow>(database, {
    table: 'aliases',
    columns: ['alias', 'place', 'redirect'],
    keyOf: ({ alias }) => alias,
    seal: ({ alias, ...row }) => [row.place, sealText(`alias ${alias}`, row)],
    open: (alias, [, sealed]) => open(alias, sealed),
  });
  const list = database.prepare('SELECT alias, redirect FROM aliases ORDER BY place');
  list.setReturnArrays(true);
  return { ...table, list: () => (list.all() as unknown as [string, unknown][]).map((values) => open(...values)) };
}
