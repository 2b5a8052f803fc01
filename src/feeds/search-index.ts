import type { Article } from '../articles/article.ts';
import type { Site } from '../site.ts';

/**
 * What the search page loads of one year. A closed year never changes, and names that many stories share stand once:
 * 4,000 stories take some 150 KB compressed.
 */
export interface SearchIndex {
  providers: readonly string[];
  topics: readonly string[];
  /** Newest first. */
  stories: readonly SearchEntry[];
}

/** Slug, title, day (`2026-03-01`), the provider's place in its list, the topics' places in theirs. */
export type SearchEntry = readonly [slug: string, title: string, day: string, provider: number, topics: readonly number[]];

/** The stories of each year of the archive, the newest year first. */
export function groupByYear({ months }: Pick<Site, 'months'>): { year: string; articles: readonly Article[] }[] {
  return [...Map.groupBy(months, ({ year }) => year)].map(([year, ofYear]) => ({
    year,
    articles: ofYear.flatMap(({ articles }) => articles),
  }));
}

/** @param dayOf the day that a moment belongs to, in the site's time zone */
export function makeSearchIndex(articles: readonly Article[], dayOf: (moment: Date) => string): SearchIndex {
  const providers = numberNames(articles.map(({ provider }) => provider.name));
  const topics = numberNames(articles.flatMap((article) => article.topics.map(({ name }) => name)));
  return {
    providers: [...providers.keys()],
    topics: [...topics.keys()],
    stories: articles.map((article) => [
      article.slug,
      article.title,
      dayOf(article.publishedAt),
      providers.get(article.provider.name) ?? 0,
      article.topics.map(({ name }) => topics.get(name) ?? 0),
    ]),
  };
}

function numberNames(names: readonly string[]): Map<string, number> {
  return new Map([...new Set(names)].map((name, index) => [name, index]));
}
