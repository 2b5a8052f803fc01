import type { Article } from '../../../content/article.ts';
import type { StoredKind, StoryHead } from '../story-store.ts';

/** The places of each list, by its name, oldest first. */
export type PlacesByName = ReadonlyMap<string, readonly number[]>;

/** Which stories are in which lists. @param stories and their heads, oldest first  @param places of the stories, `~number` of one that is off the site */
export function groupPlaces(
  stories: readonly Article[],
  heads: readonly StoryHead[],
  places: readonly number[],
): Record<StoredKind, PlacesByName> {
  const groups: Record<StoredKind, Map<string, number[]>> = {
    all: new Map([['', [...places]]]),
    topic: new Map(),
    provider: new Map(),
    author: new Map(),
    month: new Map(),
    day: new Map(),
  };
  const add = (kind: StoredKind, name: string, place: number) => {
    const group = groups[kind].get(name);
    if (group) group.push(place);
    else groups[kind].set(name, [place]);
  };
  for (const [number, { topics, authors, provider }] of stories.entries()) {
    const place = places[number] ?? number;
    for (const { slug } of topics) add('topic', slug, place);
    for (const { slug } of authors) add('author', slug, place);
    if (provider.domain !== undefined) add('provider', provider.domain, place);
    if (place < 0) continue;
    const { day } = heads[number] as StoryHead;
    add('month', day.slice(0, 'YYYY-MM'.length), place);
    add('day', day, place);
  }
  return groups;
}
