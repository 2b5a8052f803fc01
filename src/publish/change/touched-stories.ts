import { RECENT_PER_TOPIC } from '../answers/find-earlier-stories.ts';
import type { StoredList } from '../answers/story-store.ts';
import type { ListChange, StoryChange } from './list-change.ts';

/**
 * The slugs of stories of which anything may be told otherwise: those that changed, those beside them, and those that they may be earlier
 * stories of, which are the next twelve of a topic.
 */
export function listTouchedSlugs(
  changes: readonly StoryChange[],
  lists: readonly ListChange[],
  slugOf: (story: number) => string,
): Set<string> {
  const ids = new Set(changes.flatMap(({ before, after }) => [before, after].flatMap((row) => row?.id ?? [])));
  const around = (list: StoredList | undefined, older: number, newer: number) =>
    list
      ? Array.from(ids, (id) => list.stories.indexOf(id))
          .filter((place) => place !== -1)
          .flatMap((place) => listAround(list, place, older, newer))
      : [];
  const touched = lists.flatMap(({ kind, before, after }) => {
    if (kind === 'all') return [...around(before, 1, 1), ...around(after, 1, 1)];
    return kind === 'topic' ? [...around(before, 0, RECENT_PER_TOPIC), ...around(after, 0, RECENT_PER_TOPIC)] : [];
  });
  const slugs = changes.flatMap(({ before, after }) => [before, after].flatMap((row) => row?.slug ?? []));
  return new Set([...slugs, ...touched.filter((story) => !ids.has(story)).map(slugOf)]);
}

/** Shown stories next to a place. */
function listAround({ stories }: StoredList, place: number, older: number, newer: number): number[] {
  const take = (step: 1 | -1, count: number) => {
    const found: number[] = [];
    for (let at = place + step; at >= 0 && at < stories.length && found.length < count; at += step) {
      const story = stories[at] ?? -1;
      if (story >= 0) found.push(story);
    }
    return found;
  };
  return [...take(-1, older), ...take(1, newer)];
}
