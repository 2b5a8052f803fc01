import type { DatabaseSync } from 'node:sqlite';
import type { ClosedPage } from '../../lists/archive/archive-lists.ts';
import { openValue, sealValue } from './seal-bytes.ts';
import { openSealedTable, type SealedTable } from './sealed-table.ts';

/** The numbered pages of all lists that are full, by the month of their newest story. */
export const CLOSED_PAGES_SCHEMA = `CREATE TABLE closed_pages (
  month TEXT PRIMARY KEY,
  pages BLOB NOT NULL
) STRICT`;

export interface ClosedPagesRow {
  /** `2026-03` */
  month: string;
  /** In the order of their lists. */
  pages: readonly ClosedPage[];
}

export interface ClosedPagesTable extends SealedTable<string, ClosedPagesRow> {
  /** Newest first. */
  months: () => string[];
}

export function openClosedPagesTable(database: DatabaseSync): ClosedPagesTable {
  const table = openSealedTable<string, ClosedPagesRow>(database, {
    table: 'closed_pages',
    columns: ['month', 'pages'],
    keyOf: ({ month }) => month,
    seal: ({ month, pages }) => [sealValue(`closed pages ${month}`, pages)],
    open: (month, [pages]) => ({ month, pages: openValue(`closed pages ${month}`, pages) }),
  });
  const months = database.prepare('SELECT month FROM closed_pages ORDER BY month DESC');
  return { ...table, months: () => months.all().map(({ month }) => month as string) };
}
