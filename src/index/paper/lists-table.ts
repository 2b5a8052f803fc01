import type { DatabaseSync } from 'node:sqlite';
import type { Author, ListedProvider, Topic } from '../../content/article.ts';
import { openBytes, openValue, sealBytes, sealValue } from './seal-bytes.ts';
import { openSealedTable } from './sealed-table.ts';

/** Lists of stories. What is long stands in the last column, so that the rest is read without it. */
export const LISTS_SCHEMA = `CREATE TABLE lists (
  list TEXT PRIMARY KEY,
  head BLOB NOT NULL,
  stories BLOB NOT NULL
) STRICT`;

export type ListKind =
  /** The one of all stories has the name ''. */
  | 'all'
  | 'topic'
  | 'provider'
  | 'author'
  | 'month'
  | 'day'
  /** Topics and authors that only articles off the site name: without stories, for their records. */
  | 'hiddenTopic'
  | 'hiddenAuthor';

export interface ListHeadRow {
  kind: ListKind;
  /** Slug, domain, month (`2026-03`) or day (`2026-03-05`). */
  name: string;
  /** How many of its stories are shown. */
  count: number;
  /** Its topic, provider or author. */
  record: Topic | ListedProvider | Author | undefined;
  /** Of a month: when one of its shown stories last changed, in milliseconds since 1970. */
  changedAt: number | undefined;
  /** How many shown stories it has by month, a month as `year * 12 + month - 1`. */
  months: ReadonlyMap<number, number>;
}

export interface ListRow extends ListHeadRow {
  /** Numbers of their files, oldest first; `~number` where the story is off the site and keeps its place. */
  stories: Int32Array;
}

/** Of a row that is there for its record alone. */
export const WITHOUT_STORIES: Omit<ListRow, 'kind' | 'name' | 'record'> = {
  count: 0,
  changedAt: undefined,
  months: new Map(),
  stories: new Int32Array(),
};

export interface ListsTable {
  find: (kind: ListKind, name: string) => ListRow | undefined;
  findHead: (kind: ListKind, name: string) => ListHeadRow | undefined;
  /** By name, as SQLite orders text. */
  heads: (kind: ListKind) => ListHeadRow[];
  put: (row: ListRow) => void;
  remove: (kind: ListKind, name: string) => void;
  clear: () => void;
  /** See `SealedTable`. */
  replace: (rows: Iterable<ListRow>) => number;
}

export function openListsTable(database: DatabaseSync): ListsTable {
  const table = openSealedTable<string, ListRow>(database, {
    table: 'lists',
    columns: ['list', 'head', 'stories'],
    keyOf: ({ kind, name }) => toKey(kind, name),
    seal: ({ kind, name, count, record, changedAt, months, stories }) => {
      const key = toKey(kind, name);
      const head: Head = [count, record, changedAt, months];
      return [sealValue(key, head), sealBytes(key, new Uint8Array(stories.buffer, stories.byteOffset, stories.byteLength))];
    },
    open: (key, [head, stories]) => ({ ...openHead(key, head), stories: new Int32Array(openBytes(key, stories).buffer) }),
  });
  const findHead = database.prepare('SELECT list, head FROM lists WHERE list = ?');
  // A blank comes right before an exclamation mark.
  const heads = database.prepare('SELECT list, head FROM lists WHERE list >= ? AND list < ? ORDER BY list');
  for (const statement of [findHead, heads]) statement.setReturnArrays(true);
  return {
    find: (kind, name) => table.find(toKey(kind, name)),
    findHead: (kind, name) => {
      const values = findHead.get(toKey(kind, name)) as unknown as [string, unknown] | undefined;
      return values && openHead(...values);
    },
    heads: (kind) => (heads.all(`${kind} `, `${kind}!`) as unknown as [string, unknown][]).map((values) => openHead(...values)),
    put: table.put,
    remove: (kind, name) => table.remove(toKey(kind, name)),
    clear: table.clear,
    replace: table.replace,
  };
}

type Head = [count: number, record: ListRow['record'], changedAt: ListRow['changedAt'], months: ListRow['months']];

function toKey(kind: ListKind, name: string): string {
  return `${kind} ${name}`;
}

function openHead(key: string, sealed: unknown): ListHeadRow {
  const [count, record, changedAt, months] = openValue<Head>(key, sealed);
  const end = key.indexOf(' ');
  return { kind: key.slice(0, end) as ListKind, name: key.slice(end + 1), count, record, changedAt, months };
}
