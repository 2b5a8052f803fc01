import type { DatabaseSync } from 'node:sqlite';
import type { PackedResult } from './pack-result.ts';

/** What was parsed of each file, see `packResult`. */
export const ARTICLES_SCHEMA = `CREATE TABLE articles (
  file INTEGER PRIMARY KEY REFERENCES files ON DELETE CASCADE,
  form TEXT NOT NULL,
  result BLOB NOT NULL,
  sum INTEGER NOT NULL
) STRICT`;

export interface ArticleRow extends PackedResult {
  /** Of its file. */
  id: number;
  /** The key of the form that it was read in. */
  form: string;
}

export interface ArticlesTable {
  /** One after another: together they are many. Nothing may be changed meanwhile. */
  iterate: () => Iterable<ArticleRow>;
  find: (id: number) => ArticleRow | undefined;
  put: (row: ArticleRow) => void;
}

export function openArticlesTable(database: DatabaseSync): ArticlesTable {
  const columns = 'SELECT file, form, result, sum FROM articles';
  const [iterate, find] = [database.prepare(columns), database.prepare(`${columns} WHERE file = ?`)];
  for (const statement of [iterate, find]) statement.setReturnArrays(true);
  const put = database.prepare(
    `INSERT INTO articles VALUES (?, ?, ?, ?)
     ON CONFLICT (file) DO UPDATE SET form = excluded.form, result = excluded.result, sum = excluded.sum`,
  );
  return {
    *iterate() {
      for (const values of iterate.iterate()) yield toRow(values as unknown as Values);
    },
    find: (id) => {
      const values = find.get(id);
      return values && toRow(values as unknown as Values);
    },
    put: ({ id, form, bytes, sum }) => void put.run(id, form, bytes, sum),
  };
}

type Values = [id: number, form: string, bytes: Uint8Array, sum: number];

function toRow([id, form, bytes, sum]: Values): ArticleRow {
  return { id, form, bytes, sum };
}
