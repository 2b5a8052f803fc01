import type { Article, Author, ListedProvider, Topic } from '../../../content/article.ts';
import type { Publication } from '../../../content/publication.ts';
import { compareNames } from '../../../lists/group-articles.ts';
import { numberMonth } from '../../../lists/number-month.ts';
import { compareText } from '../../../text/compare-text.ts';
import { findLast } from '../find-last.ts';
import { once } from '../once.ts';
import { isShown } from '../story-places.ts';
import type { ListHead, StoredKind, StoredList, StoryHead, StoryStore } from '../story-store.ts';
import type { PlacesByName } from './group-places.ts';

/** Lists of a paper that was read whole. @param groups which stories each has, see `groupPlaces` */
export function openMemoryLists(
  { articles, topics, authors, providers }: Pick<Publication, 'articles' | 'topics' | 'authors' | 'providers'>,
  groups: Readonly<Record<StoredKind, PlacesByName>>,
  headOf: (story: number) => StoryHead,
): Pick<StoryStore, 'list' | 'lists'> {
  const open = (kind: StoredKind, named: readonly Named[]) =>
    once(() => {
      const byName = new Map(named.map((one) => [one.name, openList(kind, one, groups[kind].get(one.name) ?? [], headOf)]));
      return { byName, heads: [...byName.values()] };
    });
  const listDates = (kind: 'month' | 'day') => [...groups[kind].keys()].toSorted(compareText).toReversed().map(nameAlone);
  const opened: Record<StoredKind, () => { byName: ReadonlyMap<string, StoredList>; heads: readonly ListHead[] }> = {
    all: open('all', [nameAlone('')]),
    topic: open('topic', topics.map(nameBySlug).toSorted(compareNamed)),
    author: open('author', authors.map(nameBySlug).toSorted(compareNamed)),
    provider: open('provider', collectProviders(articles, providers).toSorted(compareNamed)),
    month: open('month', listDates('month')),
    day: open('day', listDates('day')),
  };
  return {
    list: (kind, name) => opened[kind]().byName.get(name),
    lists: (kind) => opened[kind]().heads,
  };
}

type Named<Of = ListHead['record']> = { name: string; record: Of };

type Recorded = Named<NonNullable<ListHead['record']>>;

function nameAlone(name: string): Named {
  return { name, record: undefined };
}

function nameBySlug(record: Topic | Author): Recorded {
  return { name: record.slug, record };
}

function compareNamed(a: Recorded, b: Recorded): number {
  return compareNames(a.record, b.record) || compareText(a.name, b.name);
}

/**
 * Each provider that has a file or an article. Where no file names a provider, its oldest article does: a newer spelling must not
 * change its old pages.
 */
function collectProviders(articles: readonly Article[], described: readonly ListedProvider[]): Recorded[] {
  const providers = new Map(described.map((provider) => [provider.domain, provider]));
  for (const { provider } of articles.toReversed()) {
    const { domain } = provider;
    if (domain !== undefined && !providers.has(domain)) providers.set(domain, { ...provider, domain });
  }
  return [...providers].map(([name, record]) => ({ name, record }));
}

function openList(kind: StoredKind, { name, record }: Named, places: readonly number[], headOf: (story: number) => StoryHead): StoredList {
  const stories = once(() => Int32Array.from(places));
  const months = once(() => countMonths(places, headOf));
  const changedAt = once(() => (kind === 'month' ? findLast(places.map((place) => headOf(place).changedAt)) : undefined));
  return {
    name,
    record,
    count: places.reduce((count, place) => count + Number(isShown(place)), 0),
    get stories() {
      return stories();
    },
    get changedAt() {
      return changedAt();
    },
    get months() {
      return months();
    },
  };
}

function countMonths(places: readonly number[], headOf: (story: number) => StoryHead): Map<number, number> {
  const counts = new Map<number, number>();
  for (const place of places.filter(isShown)) {
    const month = numberMonth(headOf(place).day);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}
