import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoryRow } from '../../../src/index/paper/stories-table.ts';
import { numberOf } from '../../../src/publish/answers/story-places.ts';
import type { StoredKind, StoredList } from '../../../src/publish/answers/story-store.ts';
import { changeLists, type StoryChange } from '../../../src/publish/change/list-change.ts';
import { compareText } from '../../../src/text/compare-text.ts';

const HOUR = 3600 * 1000;

/** Stories by number; a few moments and topics, so that they meet. */
const anyPaper: fc.Arbitrary<StoryRow[]> = fc
  .array(
    fc.record({
      hour: fc.integer({ min: 0, max: 60 }),
      changedLater: fc.integer({ min: 0, max: 3 }),
      topics: fc.subarray(['ai', 'law', 'art']),
      author: fc.constantFrom('ann', undefined),
      provider: fc.constantFrom('one.example', 'two.example', null),
      state: fc.constantFrom('shown', 'shown', 'shown', 'shown', 'unpublished', 'waiting', 'expired', 'withdrawn'),
    }),
    { maxLength: 14 },
  )
  .map((drafts) =>
    drafts.map(({ hour, changedLater, topics, author, provider, state }, id) =>
      row(id, { hour, changedLater, topics, authors: author ? [author] : [], provider, state }),
    ),
  );

function row(
  id: number,
  {
    hour,
    changedLater = 0,
    ...fields
  }: Pick<StoryRow, 'topics' | 'authors' | 'provider' | 'state'> & { hour: number; changedLater?: number },
  slug = `s${(id * 7) % 10}-${id}`,
): StoryRow {
  const publishedAt = Date.UTC(2026, 1, 27) + hour * HOUR;
  const day = new Date(publishedAt).toISOString().slice(0, 10);
  return {
    id,
    slug,
    foldedSlug: slug,
    identity: slug,
    publishedAt,
    changedAt: publishedAt + changedLater * HOUR,
    due: null,
    heat: null,
    day,
    reviewer: null,
    ...fields,
  };
}

/** All lists of stories, made anew. */
function listAll(stories: readonly StoryRow[]): Map<string, StoredList> {
  const released = stories
    .filter(({ state }) => state !== 'waiting' && state !== 'unpublished')
    .toSorted((a, b) => a.publishedAt - b.publishedAt || compareText(b.slug, a.slug));
  const named = released.flatMap((story) => [
    ['all ', story] as const,
    ...(isShown(story) ? [[`month ${story.day.slice(0, 7)}`, story] as const, [`day ${story.day}`, story] as const] : []),
    ...story.topics.map((slug) => [`topic ${slug}`, story] as const),
    ...story.authors.map((slug) => [`author ${slug}`, story] as const),
    ...(story.provider === null ? [] : [[`provider ${story.provider}`, story] as const]),
  ]);
  return new Map(
    [...Map.groupBy(named, ([key]) => key)].map(([key, ofKey]) => {
      const rows = ofKey.map(([, story]) => story);
      const shown = rows.filter(isShown);
      const months = Map.groupBy(shown, ({ day }) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
      const list: StoredList = {
        name: key.slice(key.indexOf(' ') + 1),
        record: undefined,
        count: shown.length,
        stories: Int32Array.from(rows, (story) => (isShown(story) ? story.id : ~story.id)),
        changedAt: key.startsWith('month ') ? Math.max(...shown.map((story) => story.changedAt)) : undefined,
        months: new Map([...months].map(([month, { length }]) => [month, length])),
      };
      return [key, list];
    }),
  );
}

function isShown({ state }: StoryRow): boolean {
  return state === 'shown';
}

/** Some stories of a paper become those of another, some are new, some go. */
const anyChange = fc.tuple(anyPaper, anyPaper, fc.infiniteStream(fc.boolean())).map(([before, others, chosen]) => {
  const changes: StoryChange[] = [];
  for (let id = 0; id < Math.max(before.length, others.length); id += 1)
    if (chosen.next().value && (before[id] || others[id])) changes.push({ before: before[id], after: others[id] });
  const after = new Map(before.map((story) => [story.id, story]));
  for (const { before: old, after: now } of changes) {
    if (old) after.delete(old.id);
    if (now) after.set(now.id, now);
  }
  return { before, after: [...after.values()], changes };
});

describe('lists of stories that change', () => {
  it('are as if they were made anew, and no others are another', () => {
    fc.assert(
      fc.property(anyChange, ({ before, after, changes }) => {
        const [old, now] = [listAll(before), listAll(after)];
        const source = {
          find: (kind: StoredKind, name: string) => old.get(`${kind} ${name}`),
          findRecord: () => undefined,
          place: (id: number) => before.find((story) => story.id === id) ?? expect.fail(),
        };
        const changed = changeLists(changes, source);
        const result = new Map(old);
        for (const { kind, name, after: list } of changed) {
          if (list && list.stories.length > 0) result.set(`${kind} ${name}`, list);
          else result.delete(`${kind} ${name}`);
        }
        const sort = (lists: Map<string, StoredList>) =>
          [...lists]
            .map(
              ([key, list]) =>
                [key, { ...list, stories: [...list.stories], months: [...list.months].toSorted(([a], [b]) => a - b) }] as const,
            )
            .toSorted(([a], [b]) => compareText(a, b));
        expect(sort(result)).toEqual(sort(now));
      }),
      { numRuns: 500 },
    );
  });

  it('tell from which place on, and up to which, other stories stand', () => {
    fc.assert(
      fc.property(anyChange, ({ before, changes }) => {
        const old = listAll(before);
        const ids = new Set(changes.flatMap(({ before: one, after }) => one?.id ?? after?.id ?? []));
        const source = {
          find: (kind: StoredKind, name: string) => old.get(`${kind} ${name}`),
          findRecord: () => undefined,
          place: (id: number) => before.find((story) => story.id === id) ?? expect.fail(),
        };
        for (const { before: one, after: other, shiftsFrom, sameAtEnd, edited } of changeLists(changes, source)) {
          const [were, are] = [[...(one?.stories ?? [])], [...(other?.stories ?? [])]];
          const start = Math.min(shiftsFrom, are.length);
          expect(are.slice(0, start).map(numberOf)).toEqual(were.slice(0, start).map(numberOf));
          for (const [place, story] of are.slice(0, start).entries()) if (story !== were[place]) expect(edited).toContain(place);
          if (sameAtEnd !== Number.POSITIVE_INFINITY)
            expect(are.slice(are.length - sameAtEnd)).toEqual(were.slice(were.length - sameAtEnd));
          for (const place of edited) expect(ids).toContain(numberOf(are[place] ?? Number.NaN));
        }
      }),
      { numRuns: 500 },
    );
  });
});
