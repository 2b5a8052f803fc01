import type { Article } from '../articles/article.ts';
import { splitIntoNumberedPages } from '../articles/numbered-pages.ts';

/** Stories of a part; the newest part holds up to twice as many, which take 175 KB compressed. */
const PART_SIZE = 2000;

/**
 * What the search page loads at once: a part of all stories. An old part never changes, and names that many stories share
 * stand once.
 */
export interface SearchIndex {
  providers: readonly string[];
  topics: readonly string[];
  /** Newest first. */
  stories: readonly SearchEntry[];
}

/** Slug, title, day (`2026-03-01`), the provider's place in its list, the topics' places in theirs. */
export type SearchEntry = readonly [slug: string, title: string, day: string, provider: number, topics: readonly number[]];

/** The parts that are searched one after another: `newest`, then numbers that count from the oldest. */
export function splitForSearch(articles: readonly Article[]): { part: string; items: readonly Article[] }[] {
  const parts = splitIntoNumberedPages(articles, PART_SIZE).filter((page) => page.kind === 'stories');
  return parts.map(({ number, items }) => ({ part: number?.toString() ?? 'newest', items })).toSorted(compareNewestPart);
}

function compareNewestPart(a: { part: string }, b: { part: string }): number {
  const order = ({ part }: { part: string }) => (part === 'newest' ? Number.POSITIVE_INFINITY : Number(part));
  return order(b) - order(a);
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
