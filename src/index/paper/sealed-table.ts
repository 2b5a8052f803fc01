import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** Rows by a key, each of which tells whether it is as it was written. */
export interface SealedTable<Key extends string | number, Row> {
  /** @throws {DamagedIndex} */
  find: (key: Key) => Row | undefined;
  put: (row: Row) => void;
  /** Puts a row unless it is there already as it is. @returns how many were written */
  keep: (row: Row) => number;
  remove: (key: Key) => void;
  clear: () => void;
  /** Makes these all rows, and writes only those that are not there already. @returns how many were written or removed */
  replace: (rows: Iterable<Row>) => number;
}

export interface TableShape<Key, Row> {
  table: string;
  /** The first one is the key. */
  columns: readonly string[];
  keyOf: (row: Row) => Key;
  /** What the columns after the key hold. */
  seal: (row: Row) => SQLInputValue[];
  /** @throws {DamagedIndex} */
  open: (key: Key, values: readonly unknown[]) => Row;
}

export function openSealedTable<Key extends string | number, Row>(
  database: DatabaseSync,
  { table, columns, keyOf, seal, open }: TableShape<Key, Row>,
): SealedTable<Key, Row> {
  const [key] = columns;
  const select = `SELECT ${columns.join(', ')} FROM ${table}`;
  const [find, iterate] = [database.prepare(`${select} WHERE ${key} = ?`), database.prepare(select)];
  for (const statement of [find, iterate]) statement.setReturnArrays(true);
  const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  const insert = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (${key}) DO UPDATE SET ${updates.join(', ')}`,
  );
  const erase = database.prepare(`DELETE FROM ${table} WHERE ${key} = ?`);
  const clear = database.prepare(`DELETE FROM ${table}`);
  const remove = (wanted: Key) => void erase.run(wanted);
  const put = (row: Row) => void insert.run(keyOf(row), ...seal(row));
  return {
    find: (wanted) => {
      const values = find.get(wanted) as unknown as unknown[] | undefined;
      return values && open(wanted, values.slice(1));
    },
    put,
    keep: (row) => {
      const values = find.get(keyOf(row)) as unknown as unknown[] | undefined;
      if (values && isSame(seal(row), values.slice(1))) return 0;
      put(row);
      return 1;
    },
    remove,
    clear: () => void clear.run(),
    replace: (rows) => {
      const wanted = new Map([...rows].map((row) => [keyOf(row), row]));
      const gone: Key[] = [];
      for (const values of iterate.iterate() as Iterable<unknown>) {
        const [known, ...held] = values as [Key, ...unknown[]];
        const row = wanted.get(known);
        if (row === undefined) gone.push(known);
        else if (isSame(seal(row), held)) wanted.delete(known);
      }
      for (const known of gone) remove(known);
      for (const row of wanted.values()) put(row);
      return gone.length + wanted.size;
    },
  };
}

function isSame(values: readonly SQLInputValue[], held: readonly unknown[]): boolean {
  return values.every((value, index) => {
    const other = held[index];
    return value instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(value, other) === 0 : value === other;
  });
}
