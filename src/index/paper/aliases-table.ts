import type { DatabaseSync } from 'node:sqlite';
import type { Redirect } from '../../lists/list-redirects.ts';
import { openText, sealText } from './seal-text.ts';
import { openSealedTable, type SealedTable } from './sealed-table.ts';

/** Old addresses. */
export const ALIASES_SCHEMA = `CREATE TABLE aliases (
  alias TEXT PRIMARY KEY,
  redirect TEXT NOT NULL
) STRICT`;

export interface AliasesTable extends SealedTable<string, Redirect> {
  /** All old addresses, in no certain order. */
  list: () => string[];
}

export function openAliasesTable(database: DatabaseSync): AliasesTable {
  // The alias first, as in a redirect that was made anew: answers are told apart as text.
  const table = openSealedTable<string, Redirect>(database, {
    table: 'aliases',
    columns: ['alias', 'redirect'],
    keyOf: ({ alias }) => alias,
    seal: ({ alias, ...row }) => [sealText(`alias ${alias}`, row)],
    open: (alias, [sealed]) => ({ alias, ...openText<Omit<Redirect, 'alias'>>(`alias ${alias}`, sealed) }),
  });
  const list = database.prepare('SELECT alias FROM aliases');
  return { ...table, list: () => list.all().map(({ alias }) => alias as string) };
}
