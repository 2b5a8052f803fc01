import { isOut } from '../../content/find-state.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import { numberMonth } from '../../lists/number-month.ts';
import { countBefore } from '../answers/count-before.ts';
import { findLast } from '../answers/find-last.ts';
import { compareHeads, numberOf } from '../answers/story-places.ts';
import type { StoredKind, StoredList } from '../answers/story-store.ts';

/** One article before and after; undefined where there was none, or is none any more. */
export interface StoryChange {
  before: StoryRow | undefined;
  after: StoryRow | undefined;
}

/** What a change makes of one list. */
export interface ListChange {
  kind: StoredKind;
  name: string;
  before: StoredList | undefined;
  /** Undefined where the list ends with its last story: of a day or month. */
  after: StoredList | undefined;
  /** The lowest place, from the oldest, that another story has now than before; infinite if all stay at theirs. */
  shiftsFrom: number;
  /** How many of the newest are the same, and in the same order, as before. */
  sameAtEnd: number;
  /** Places of stories that are there before and after, and changed; on the site or off it. */
  edited: readonly number[];
}

type Place = Pick<StoryRow, 'publishedAt' | 'slug' | 'changedAt'>;

/** The lists that stories come to, leave, or are in while they change. */
export interface ListSource {
  find: (kind: StoredKind, name: string) => StoredList | undefined;
  /** Of a story that is in a list. */
  place: (story: number) => Place;
  /** The topic or provider of a list that begins with some stories; undefined if it is not known by these. */
  findRecord: (kind: StoredKind, name: string, first: StoryRow) => StoredList['record'];
}

/** What articles that changed make of the lists that hold them. */
export function changeLists(changes: readonly StoryChange[], source: ListSource): ListChange[] {
  const edits = new Map<string, ListEdit>();
  const editOf = (kind: StoredKind, name: string) => {
    const key = `${kind} ${name}`;
    const edit = edits.get(key) ?? { kind, name, left: [], come: [], edited: [] };
    edits.set(key, edit);
    return edit;
  };
  for (const { before, after } of changes) {
    const stays = before && after && before.state === after.state && comparePlaces(before, after) === 0;
    const [old, now] = [listsOf(before), listsOf(after)];
    for (const [key, [kind, name]] of old) {
      if (before && stays && now.has(key)) editOf(kind, name).edited.push(after);
      else if (before) editOf(kind, name).left.push(before);
    }
    for (const [key, [kind, name]] of now) if (after && !(stays && old.has(key))) editOf(kind, name).come.push(after);
  }
  return [...edits.values()].map((edit) => changeList(edit, source));
}

interface ListEdit {
  kind: StoredKind;
  name: string;
  left: StoryRow[];
  come: StoryRow[];
  edited: StoryRow[];
}

/** One that expired or was withdrawn keeps its places, but for those among the stories of a day and of a month. */
function listsOf(story: StoryRow | undefined): Map<string, [StoredKind, string]> {
  if (!story || !isOut(story.state)) return new Map();
  const { topics, authors, provider, day } = story;
  const dates: [StoredKind, string][] = [
    ['month', day.slice(0, 'YYYY-MM'.length)],
    ['day', day],
  ];
  const lists: [StoredKind, string][] = [
    ['all', ''],
    ...(story.state === 'shown' ? dates : []),
    ...topics.map((slug): [StoredKind, string] => ['topic', slug]),
    ...authors.map((slug): [StoredKind, string] => ['author', slug]),
    ...(provider === null ? [] : [['provider', provider] as [StoredKind, string]]),
  ];
  return new Map(lists.map((list) => [list.join(' '), list]));
}

function changeList({ kind, name, left, come, edited }: ListEdit, { find, place, findRecord }: ListSource): ListChange {
  const before = find(kind, name);
  const sorted = come.toSorted(comparePlaces);
  const old = before?.stories ?? new Int32Array();
  const leaving = new Set(left.map(({ id }) => id));
  const staying = left.length === 0 ? old : old.filter((place) => !leaving.has(numberOf(place)));
  const placed = new Map(come.map((story) => [story.id, story]));
  const stories = sorted.reduce<Int32Array>((all, story) => {
    const find = (one: number) => placed.get(numberOf(one)) ?? place(numberOf(one));
    const at = countBefore(all.length, (index) => comparePlaces(find(all[index] ?? 0), story) < 0);
    const longer = new Int32Array(all.length + 1);
    longer.set(all.subarray(0, at));
    longer[at] = story.state === 'shown' ? story.id : ~story.id;
    longer.set(all.subarray(at), at + 1);
    return longer;
  }, staying);
  // What a place shows may end without another one's coming there.
  const first = stories.findIndex((story, at) => at >= old.length || numberOf(story) !== numberOf(old[at] ?? 0));
  const after: StoredList = {
    name,
    record: before || !sorted[0] ? before?.record : findRecord(kind, name, sorted[0]),
    count: (before?.count ?? 0) - countShown(left) + countShown(come),
    stories,
    changedAt: kind === 'month' ? findLastChange(stories, [...come, ...edited], place) : undefined,
    months: countMonths(before?.months ?? new Map(), left, come),
  };
  return {
    kind,
    name,
    before,
    after: stories.length === 0 && (kind === 'month' || kind === 'day') ? undefined : after,
    shiftsFrom: first !== -1 ? first : stories.length === old.length ? Number.POSITIVE_INFINITY : stories.length,
    sameAtEnd: countSameAtEnd(old, stories),
    // One that is dated otherwise may stand at its old place.
    edited: [...edited.map(({ id }) => id), ...placed.keys().filter((story) => leaving.has(story))].map((story) =>
      stories.findIndex((place) => numberOf(place) === story),
    ),
  };
}

/** @param stories that are shown @param changed those of them that are new or others than before @returns undefined if there is none */
function findLastChange(stories: Int32Array, changed: readonly StoryRow[], place: ListSource['place']): number | undefined {
  const news = new Map(changed.map((story) => [story.id, story]));
  return findLast(Array.from(stories, (story) => (news.get(story) ?? place(story)).changedAt));
}

function countSameAtEnd(one: Int32Array, other: Int32Array): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[one.length - 1 - same] === other[other.length - 1 - same]) same += 1;
  return same === one.length && same === other.length ? Number.POSITIVE_INFINITY : same;
}

function countMonths(before: ReadonlyMap<number, number>, left: readonly StoryRow[], come: readonly StoryRow[]): Map<number, number> {
  const months = new Map(before);
  const count = ({ day }: StoryRow, by: number) => {
    const month = numberMonth(day);
    const stories = (months.get(month) ?? 0) + by;
    if (stories === 0) months.delete(month);
    else months.set(month, stories);
  };
  for (const story of left.filter(isShown)) count(story, -1);
  for (const story of come.filter(isShown)) count(story, 1);
  return new Map([...months].toSorted(([a], [b]) => a - b));
}

function countShown(stories: readonly StoryRow[]): number {
  return stories.filter(isShown).length;
}

function isShown({ state }: StoryRow): boolean {
  return state === 'shown';
}

/** Oldest first. */
function comparePlaces(a: Place, b: Place): number {
  return compareHeads(b, a);
}
