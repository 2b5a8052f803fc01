import type { Named, SearchIndex } from '../browser/search/search-index.ts';
import { shortenSlug } from '../browser/search/short-slug.ts';
import type { Article } from '../content/article.ts';
import type { StoryList } from '../lists/story-list.ts';
import type { Words } from '../words/words.ts';

/** Stories of a part; the newest part holds up to twice as many, which take 90 to 130 KB compressed. */
const PART_SIZE = 2000;

/** What stands for the newest part, which has no number. */
const NEWEST = 'newest';

/** A part of the archive that is searched by itself. */
export interface SearchPart {
  /** `newest`, or a number that counts from the oldest. */
  part: string;
  /** When its oldest story was published; undefined for a part without one. */
  oldest: Date | undefined;
}

/** The names of the parts that are searched one after another, newest first. */
export function nameSearchParts(stories: Pick<StoryList, 'pageNumbers'>): string[] {
  const numbers = stories.pageNumbers(PART_SIZE).filter((number) => number !== undefined);
  // The last one only leads to the newest page.
  return [NEWEST, ...numbers.slice(0, -1).toReversed().map(String)];
}

export function listSearchParts(stories: Pick<StoryList, 'pageNumbers' | 'oldestOf'>): SearchPart[] {
  return nameSearchParts(stories).map((part) => ({ part, oldest: stories.oldestOf(numberOf(part), PART_SIZE) }));
}

/** The stories of a part, newest first. */
export function findSearchPart(stories: Pick<StoryList, 'page'>, part: string): readonly Article[] {
  const page = stories.page(numberOf(part), PART_SIZE);
  return page?.kind === 'stories' ? page.items : [];
}

function numberOf(part: string): number | undefined {
  return part === NEWEST ? undefined : Number(part);
}

/** @param dayOf the day that a moment belongs to, in the site's time zone @param said of labels */
export function makeSearchIndex(articles: readonly Article[], dayOf: (moment: Date) => string, said: Words['labels']): SearchIndex {
  const providers = collectNames(articles.map(({ provider }) => [provider.domain ?? '', provider.name]));
  const topics = collectNames(articles.flatMap((article) => article.topics.map(({ slug, name }): Named => [slug, name])));
  const authors = collectNames(articles.flatMap((article) => article.authors.map(({ slug, name }): Named => [slug, name])));
  const days = articles.map(({ publishedAt }) => dayOf(publishedAt));
  const labels = articles.flatMap(({ label }, place) => (label === undefined ? [] : [[place, label, said[label]] as const]));
  return {
    providers: providers.names,
    topics: topics.names,
    titles: articles.map(({ title }) => title),
    slugs: articles.map(({ slug, title }, place) => shortenSlug(slug, title, days[place] ?? '')),
    days,
    providerOf: articles.map(({ provider }) => providers.placeOf(provider.domain ?? '')),
    topicsOf: articles.map((article) => article.topics.map(({ slug }) => topics.placeOf(slug))),
    ...(authors.names.length > 0 && {
      authors: authors.names,
      authorsOf: articles.map((article) => article.authors.map(({ slug }) => authors.placeOf(slug))),
    }),
    ...(labels.length > 0 && { labels }),
  };
}

/** Of two names at one address, the one met first. */
function collectNames(named: readonly Named[]): { names: Named[]; placeOf: (address: string) => number } {
  const names = [...new Map(named.toReversed()).entries()].toReversed();
  const places = new Map(names.map(([address], place) => [address, place]));
  return { names, placeOf: (address) => places.get(address) ?? 0 };
}
