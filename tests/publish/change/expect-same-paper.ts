import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspect } from 'node:util';
import { deserialize } from 'node:v8';
import { expect } from 'vitest';
import type { NameTies } from '../../../src/content/ties.ts';
import { openIndex } from '../../../src/index/open-index.ts';
import { describeFrame } from '../../../src/publish/answers/stored/describe-frame.ts';
import { writePaper } from '../../../src/publish/answers/stored/write-paper.ts';
import { countPaper } from '../../../src/publish/update/count-paper.ts';
import { openStoredSite } from '../../../src/publish/update/open-stored-site.ts';
import { expectSameStore } from '../answers/stored/expect-same-store.ts';
import { CODE, describeEnvironment, type Place, type WholeRead } from './two-ways.ts';

/** Expects of an index what the whole way would have written to it. */
export function expectSamePaper(place: Place, whole: WholeRead): void {
  const { publication, store, prepared, now } = whole;
  const index = openIndex(place.indexDir, CODE);
  try {
    index.read((tables) => {
      const frame = tables.paper.frame.read();
      if (!frame) throw new Error('no paper in the index');
      const stored = openStoredSite(tables, frame, describeEnvironment(place, now));
      expectSameStore(stored.store, tables, { publication, memory: store, pictures: prepared.pictures, version: undefined });
      const { articles, waiting, unpublished, expired, withdrawn } = publication;
      const counts = [articles, unpublished, expired, withdrawn].map(({ length }) => length);
      const counted = countPaper(tables);
      expect([counted.articles, counted.unpublished, counted.expired, counted.withdrawn].map(({ length }) => length)).toEqual(counts);
      expect(counted.waiting).toEqual(waiting);
      const expected = describeFrame({ ...whole, contentDir: place.contentDir });
      const ties = {
        ...expected.ties,
        // A link that is gone may count still.
        mentioned: new Set([...frame.ties.mentioned, ...expected.ties.mentioned]),
        topics: keepNames(frame.ties.topics, expected.ties.topics),
        authors: keepNames(frame.ties.authors, expected.ties.authors),
      };
      expect(frame).toEqual({ ...expected, ties });
      const files = [...articles, ...expired, ...withdrawn, ...publication.drafts].map(({ file, bytesHash }) =>
        [file, bytesHash].join(' '),
      );
      const known = tables.files.listHashes().map(([, path, hash]) => [path, hash].join(' '));
      expect(known.toSorted()).toEqual(files.toSorted());
    });
  } finally {
    index.close();
  }
  expectSameRows(place, whole);
}

/** A further spelling of a name stays known when nobody uses it any more: it would stand for the same if somebody did. */
function keepNames(known: NameTies, expected: NameTies): NameTies {
  const others = new Map([...known.names].filter(([name]) => !expected.names.has(name)));
  for (const slug of others.values()) expect([...expected.owners.keys()]).toContain(slug);
  return { ...expected, names: new Map([...others, ...expected.names]) };
}

/** Expects that the whole way, gone after the short one, would leave all rows as they are. */
function expectSameRows(place: Place, whole: WholeRead): void {
  const copy = `${place.indexDir}-copy`;
  cpSync(place.indexDir, copy, { recursive: true });
  const before = dump(copy);
  const index = openIndex(copy, CODE);
  index.change((tables) => expect(writePaper(tables, { ...whole, contentDir: place.contentDir })).toMatch(/^[0-9a-f]{16}$/));
  index.commit();
  const after = dump(copy);
  for (const [table, rows] of before) {
    const others = after.get(table) ?? [];
    const without = (some: readonly string[], known: readonly string[]) => some.filter((row) => !known.includes(row));
    expect([table, without(rows, others), without(others, rows)]).toEqual([table, [], []]);
  }
}

/** All rows of an index but those of the frame, and of notes those that name no version. */
function dump(folder: string): Map<string, string[]> {
  const database = new DatabaseSync(join(folder, 'index.sqlite'), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    const all = tables.filter(({ name }) => name !== 'frame' && name !== 'notes');
    const list = (query: string) =>
      database
        .prepare(query)
        .all()
        .map((row) => Object.values(row).map(describeValue).join(' | '));
    return new Map([
      ...all.map(({ name }): [string, string[]] => [name, list(`SELECT * FROM ${name} ORDER BY 1, 2`)]),
      ['notes', list("SELECT text FROM notes WHERE name = 'pictureBytes'")],
    ]);
  } finally {
    database.close();
  }
}

/** An empty array that was read has other bytes in V8's form than one that was made; what it says is the same. */
function describeValue(value: unknown): string {
  const options = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Number.POSITIVE_INFINITY } as const;
  if (!(value instanceof Uint8Array)) return inspect(value, options);
  try {
    return inspect(deserialize(value.subarray(0, -4)), options);
  } catch {
    return inspect(value, options);
  }
}
