import type { DatabaseSync } from 'node:sqlite';
import { foldAddressPart } from '../../content/fields/address-part.ts';
import type { ArticleState } from '../../content/find-state.ts';
import { openText, sealText } from './seal-text.ts';
import { openSealedTable, type SealedTable } from './sealed-table.ts';

/** Where each good article of the paper stands, also one that is not on the site. A row holds all of it; its other columns lead to it. */
export const STORIES_SCHEMAS: readonly string[] = [
  `CREATE TABLE stories (
  id INTEGER PRIMARY KEY REFERENCES files ON DELETE CASCADE,
  story TEXT NOT NULL,
  slug TEXT NOT NULL,
  identity TEXT NOT NULL,
  state TEXT NOT NULL,
  changed INTEGER NOT NULL,
  due INTEGER
) STRICT`,
  'CREATE INDEX stories_by_slug ON stories (slug)',
  'CREATE INDEX stories_by_identity ON stories (identity)',
  'CREATE INDEX stories_by_state ON stories (state, changed)',
  'CREATE INDEX stories_by_due ON stories (due) WHERE due IS NOT NULL',
];

export interface StoryRow {
  /** Of its file. */
  id: number;
  slug: string;
  /** See `foldAddressPart`. */
  foldedSlug: string;
  /** `Article.id` */
  identity: string;
  state: ArticleState;
  /** Milliseconds since 1970. */
  publishedAt: number;
  /** As `changedAt` says, in milliseconds since 1970. */
  changedAt: number;
  /** When the clock alone makes it another one next, in milliseconds since 1970; see `findNextMoment`. */
  due: number | null;
  heat: number | null;
  /** `2026-03-05`, in the site's time zone. */
  day: string;
  /** Slugs, in the article's order. */
  topics: string[];
  authors: string[];
  /** Slug of the author that answers for the use of AI. */
  reviewer: string | null;
  /** Domain; null for the paper itself. */
  provider: string | null;
}

export interface StoriesTable extends SealedTable<number, StoryRow> {
  findBySlug: (slug: string) => StoryRow | undefined;
  findByFoldedSlug: (folded: string) => StoryRow | undefined;
  findByIdentity: (identity: string) => StoryRow | undefined;
  /** In no order. */
  list: (state: ArticleState) => StoryRow[];
  count: (state: ArticleState) => number;
  /** The one of this state that changed last. */
  findLastChanged: (state: ArticleState) => StoryRow | undefined;
  /** Those that are due until some moment, in milliseconds since 1970; in no order. */
  listDue: (moment: number) => StoryRow[];
  /** When the first one is due. */
  findFirstDue: () => number | undefined;
}

export function openStoriesTable(database: DatabaseSync): StoriesTable {
  const table = openSealedTable<number, StoryRow>(database, {
    table: 'stories',
    columns: ['id', 'story', 'slug', 'identity', 'state', 'changed', 'due'],
    keyOf: ({ id }) => id,
    seal: (row) => [seal(row), row.foldedSlug, row.identity.toWellFormed(), row.state, row.changedAt, row.due],
    open: (id, [story]) => open(id, story),
  });
  const prepare = (end: string) => {
    const statement = database.prepare(`SELECT id, story FROM stories WHERE ${end}`);
    statement.setReturnArrays(true);
    return (...values: (string | number)[]) =>
      (statement.all(...values) as unknown as [number, unknown][]).map(([id, story]) => open(id, story));
  };
  const bySlug = prepare('slug = ?');
  const byIdentity = prepare('identity = ?');
  const byState = prepare('state = ?');
  const byChange = prepare('state = ? ORDER BY changed DESC LIMIT 1');
  const byDue = prepare('due <= ?');
  const first = database.prepare('SELECT MIN(due) AS due FROM stories WHERE due IS NOT NULL');
  const count = database.prepare('SELECT COUNT(*) AS count FROM stories WHERE state = ?');
  const findByFoldedSlug = (folded: string) => bySlug(folded).find(({ foldedSlug }) => foldedSlug === folded);
  return {
    ...table,
    findByFoldedSlug,
    findBySlug: (slug) => {
      const row = findByFoldedSlug(foldAddressPart(slug));
      return row?.slug === slug ? row : undefined;
    },
    findByIdentity: (wanted) => byIdentity(wanted.toWellFormed()).find(({ identity }) => identity === wanted),
    list: byState,
    count: (state) => count.get(state)?.['count'] as number,
    findLastChanged: (state) => byChange(state)[0],
    listDue: byDue,
    findFirstDue: () => (first.get()?.['due'] ?? undefined) as number | undefined,
  };
}

function seal(row: StoryRow): string {
  const { id, slug, identity, state, publishedAt, changedAt, due, heat, day, topics, authors, reviewer, provider } = row;
  const values: Values = [slug, identity, state, publishedAt, changedAt, due, heat, day, topics, authors, reviewer, provider];
  return sealText(`story ${id}`, values);
}

type Values = [
  slug: string,
  identity: string,
  state: ArticleState,
  publishedAt: number,
  changedAt: number,
  due: number | null,
  heat: number | null,
  day: string,
  topics: string[],
  authors: string[],
  reviewer: string | null,
  provider: string | null,
];

function open(id: number, sealed: unknown): StoryRow {
  const [slug, identity, state, publishedAt, changedAt, due, heat, day, topics, authors, reviewer, provider] = openText<Values>(
    `story ${id}`,
    sealed,
  );
  const foldedSlug = foldAddressPart(slug);
  return { id, slug, foldedSlug, identity, state, publishedAt, changedAt, due, heat, day, topics, authors, reviewer, provider };
}
