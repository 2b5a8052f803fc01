import { describe, expect, it } from 'vitest';
import type { CorrectionsRow } from '../../../src/index/paper/corrections-table.ts';
import { DamagedIndex } from '../../../src/index/paper/damaged-index.ts';
import type { ListRow } from '../../../src/index/paper/lists-table.ts';
import type { StoryRow } from '../../../src/index/paper/stories-table.ts';
import { isReadError } from '../../../src/sqlite/sqlite-refusal.ts';
import { makeTopic } from '../../content/make-article.ts';
import { openEmptyTables } from './open-tables.ts';

function makeStory(id: number, fields: Partial<StoryRow> = {}): StoryRow {
  return {
    id,
    slug: `Story-${id}`,
    foldedSlug: `story-${id}`,
    identity: `id of ${id}`,
    state: 'shown',
    publishedAt: Date.UTC(2026, 2, id),
    changedAt: Date.UTC(2026, 3, id),
    due: null,
    heat: null,
    day: '2026-03-05',
    topics: ['ai', 'élections'],
    authors: [],
    reviewer: null,
    provider: 'x.example',
    ...fields,
  };
}

describe('the table of stories', () => {
  const STORIES = [
    makeStory(1),
    makeStory(2, { heat: -0.5, reviewer: 'ada', authors: ['ada'], provider: null }),
    makeStory(3, { state: 'waiting', identity: 'a\u0000\ud800b' }),
    makeStory(9, { state: 'withdrawn', changedAt: 8.64e15 }),
  ];

  it('finds a story by each of its names', () => {
    const { stories } = openEmptyTables(1, 2, 3, 9).tables.paper;
    for (const row of STORIES) stories.put(row);
    for (const row of STORIES) {
      expect(stories.find(row.id)).toEqual(row);
      expect(stories.findBySlug(row.slug)).toEqual(row);
      expect(stories.findBySlug(row.foldedSlug)).toBeUndefined();
      expect(stories.findByFoldedSlug(row.foldedSlug)).toEqual(row);
      expect(stories.findByIdentity(row.identity)).toEqual(row);
    }
    expect([stories.find(4), stories.findBySlug('Story-4'), stories.findByIdentity('')]).toEqual([undefined, undefined, undefined]);
  });

  it('finds them by their state', () => {
    const { stories } = openEmptyTables(1, 2, 3, 9).tables.paper;
    expect(stories.findLastChanged('shown')).toBeUndefined();
    for (const row of STORIES) stories.put(row);
    expect(stories.list('waiting')).toEqual([STORIES[2]]);
    expect([stories.count('shown'), stories.count('expired')]).toEqual([2, 0]);
    expect(stories.findLastChanged('shown')).toEqual(STORIES[1]);
    stories.put({ ...makeStory(2), state: 'expired' });
    expect(stories.findLastChanged('shown')).toEqual(STORIES[0]);
    stories.remove(1);
    expect(stories.count('shown')).toBe(0);
  });

  it('finds those that the clock changes until a moment', () => {
    const { stories } = openEmptyTables(1, 2, 3, 9).tables.paper;
    for (const row of STORIES) stories.put(row);
    expect([stories.listDue(8.64e15), stories.findFirstDue()]).toEqual([[], undefined]);
    const due = [makeStory(2, { due: 500 }), makeStory(9, { due: 70 })];
    for (const row of due) stories.put(row);
    expect(stories.findFirstDue()).toBe(70);
    expect([69, 70, 499].map((moment) => stories.listDue(moment).map(({ id }) => id))).toEqual([[], [9], [9]]);
    expect(stories.listDue(500).toSorted((a, b) => a.id - b.id)).toEqual(due);
    stories.put(makeStory(9));
    expect(stories.findFirstDue()).toBe(500);
  });

  it('has no story of a file that is gone, and only of files', () => {
    const { files, paper } = openEmptyTables(1, 2).tables;
    paper.stories.put(makeStory(1));
    paper.corrections.put({ id: 1, slug: 'Story-1', isTakenOff: false, moments: [5] });
    files.remove(1);
    expect([paper.stories.find(1), paper.stories.findBySlug('Story-1'), paper.corrections.find(1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(() => paper.stories.put(makeStory(3))).toThrow(/FOREIGN KEY/);
  });

  it('writes only what is not there as it is', () => {
    const { database, tables } = openEmptyTables(1, 2, 3, 9);
    const { stories } = tables.paper;
    expect(stories.replace(STORIES)).toBe(4);
    expect(stories.replace(STORIES.toReversed())).toBe(0);
    expect(stories.keep(makeStory(1))).toBe(0);
    expect(stories.keep(makeStory(1, { day: '2026-03-06' }))).toBe(1);
    expect(stories.replace([makeStory(1), makeStory(2)])).toBe(4);
    expect(database.prepare('SELECT COUNT(*) AS count FROM stories').get()).toEqual({ count: 2 });
    // What a column that only leads there says is mended too.
    database.exec("UPDATE stories SET slug = 'other' WHERE id = 1");
    expect(stories.replace([makeStory(1), makeStory(2)])).toBe(1);
  });
});

describe('the table of lists', () => {
  const makeList = (kind: ListRow['kind'], name: string, ...stories: number[]): ListRow => ({
    kind,
    name,
    count: stories.filter((story) => story >= 0).length,
    record: kind === 'topic' ? makeTopic(name, { keywords: ['é'] }) : undefined,
    changedAt: undefined,
    months: new Map([[2026 * 12 + 2, stories.length]]),
    stories: Int32Array.from(stories),
  });
  const LISTS = [
    makeList('all', '', 1, ~2, 3),
    makeList('topic', 'ai', 2 ** 31 - 1, -(2 ** 31)),
    makeList('topic', 'zoo'),
    makeList('hiddenTopic', 'ai'),
    makeList('month', '2026-03', 1, 3),
  ];

  it('gives back lists, and their heads alone', () => {
    const { lists } = openEmptyTables().tables.paper;
    for (const list of LISTS) lists.put(list);
    for (const list of LISTS) {
      const { stories: _stories, ...head } = list;
      expect(lists.find(list.kind, list.name)).toStrictEqual(list);
      expect(lists.findHead(list.kind, list.name)).toStrictEqual(head);
    }
    expect(lists.heads('topic').map(({ name }) => name)).toEqual(['ai', 'zoo']);
    expect(lists.heads('all')).toHaveLength(1);
    expect([lists.heads('author'), lists.find('topic', ''), lists.findHead('day', '2026-03')]).toEqual([[], undefined, undefined]);
    lists.remove('topic', 'ai');
    expect([lists.find('topic', 'ai'), lists.find('hiddenTopic', 'ai')?.name]).toEqual([undefined, 'ai']);
    expect(lists.replace(LISTS)).toBe(1);
  });

  it('tells the head without the stories, where these are damaged', () => {
    const { database, tables } = openEmptyTables();
    const { lists } = tables.paper;
    for (const list of LISTS) lists.put(list);
    database.exec("UPDATE lists SET stories = (SELECT stories FROM lists WHERE list = 'all ') WHERE list = 'month 2026-03'");
    expect(lists.findHead('month', '2026-03')).toMatchObject({ count: 2 });
    expect(() => lists.find('month', '2026-03')).toThrow(DamagedIndex);
    expect(lists.find('all', '')).toMatchObject({ count: 2 });
  });
});

describe('the other tables of a paper', () => {
  it('give corrections in their order, old addresses, closed pages by month, and the frame', () => {
    const { corrections, aliases, closedPages, frame } = openEmptyTables(1, 2).tables.paper;
    const corrected: CorrectionsRow[] = [
      { id: 2, slug: 'b', isTakenOff: true, moments: [7, 5] },
      { id: 1, slug: 'a', isTakenOff: false, moments: [6] },
    ];
    corrections.replace(corrected);
    expect(corrections.list().toSorted((a, b) => b.id - a.id)).toEqual(corrected);

    const owner = { kind: 'topic', slug: 'ai' } as const;
    const redirects = [
      { alias: 'z/old', to: '/z/', title: 'Z', lang: 'de' },
      { alias: 'a/old', to: '/a/', title: 'A', owner },
    ];
    aliases.replace(redirects.toReversed());
    expect(aliases.list().toSorted()).toEqual(['a/old', 'z/old']);
    expect(aliases.find('a/old')).toStrictEqual(redirects[1]);

    const changed = new Date('2026-03-01T00:00:00Z');
    const months = ['2025-12', '2026-03', '0099-01'].map((month) => ({
      month,
      pages: [{ kind: 'author', name: month, number: 3, changed } as const],
    }));
    closedPages.replace(months);
    expect(closedPages.months()).toEqual(['2026-03', '2025-12', '0099-01']);
    expect(closedPages.find('0099-01')).toStrictEqual(months[2]);

    expect(frame.read()).toBeUndefined();
  });
});

it('every value of the tables tells when a bit of it is another one', () => {
  const { database, tables } = openEmptyTables(1);
  const { stories, lists, corrections, aliases, closedPages } = tables.paper;
  stories.put(makeStory(1));
  lists.put({ kind: 'all', name: '', count: 1, record: undefined, changedAt: undefined, months: new Map(), stories: Int32Array.of(1) });
  corrections.put({ id: 1, slug: 'a', isTakenOff: false, moments: [1] });
  aliases.put({ alias: 'a', to: '/b/', title: 'B' });
  closedPages.put({ month: '2026-03', pages: [] });
  const values: [table: string, column: string, read: () => unknown][] = [
    ['stories', 'story', () => stories.find(1)],
    ['lists', 'head', () => lists.findHead('all', '')],
    ['lists', 'stories', () => lists.find('all', '')],
    ['corrections', 'corrections', () => corrections.list()],
    ['aliases', 'redirect', () => aliases.find('a')],
    ['closed_pages', 'pages', () => closedPages.find('2026-03')],
  ];
  for (const [table, column, read] of values) {
    const held = database.prepare(`SELECT ${column} AS held FROM ${table}`).get()?.['held'] as string | Uint8Array;
    const bytes = Buffer.from(held as string);
    const put = database.prepare(`UPDATE ${table} SET ${column} = ?`);
    const known = read();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      put.run(typeof held === 'string' ? damaged.toString('latin1') : damaged);
      expect(read, `${table} ${bit}`).toThrow(DamagedIndex);
    }
    put.run(held);
    expect(read()).toEqual(known);
  }
});

it('a damaged row counts as a failure to read', () => {
  expect(isReadError(new DamagedIndex('a row'))).toBe(true);
  expect(isReadError(new Error('another'))).toBe(false);
});
