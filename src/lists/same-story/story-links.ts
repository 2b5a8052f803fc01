import type { Article } from '../../content/article.ts';
import { compareText } from '../../text/compare-text.ts';
import { findCopies } from './find-copies.ts';
import { normaliseAddress } from './normalise-address.ts';

/** Two articles that tell one story, and how that is known. */
export interface StoryLink {
  kind: (typeof KINDS)[number];
  one: Article;
  other: Article;
}

/** The surest first. */
const KINDS = ['address', 'related', 'title'] as const;

/**
 * The pairs of articles that tell one story, the surest first, in an order that does not depend on the articles' own:
 * those with the same source address, those of which one names the other's address as `related`, and those of which one's
 * headline is a copy of the other's. Transitive pairs may be left out.
 */
export function findStoryLinks(articles: readonly Article[]): StoryLink[] {
  const byAddress = groupByAddress(articles);
  return [...linkByAddress(byAddress), ...linkRelated(articles, byAddress), ...linkCopies(articles)].toSorted(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || timeBetween(a) - timeBetween(b) || compareText(nameLink(a), nameLink(b)),
  );
}

function groupByAddress(articles: readonly Article[]): Map<string, Article[]> {
  const named = articles.flatMap((article) => listAddresses(article).map((address) => ({ address, article })));
  const groups = Map.groupBy(named, ({ address }) => address);
  return new Map([...groups].map(([address, ofAddress]) => [address, ofAddress.map(({ article }) => article)]));
}

function listAddresses({ originalUrl, webUrl = originalUrl }: Article): string[] {
  const given = [originalUrl, webUrl].filter((address) => address !== undefined);
  return [...new Set(given)].map(normaliseAddress).filter((address) => address !== undefined);
}

function linkByAddress(byAddress: ReadonlyMap<string, readonly Article[]>): StoryLink[] {
  return [...byAddress.values()].flatMap(([one, ...others]) =>
    one ? others.map((other): StoryLink => ({ kind: 'address', one, other })) : [],
  );
}

function linkRelated(articles: readonly Article[], byAddress: ReadonlyMap<string, readonly Article[]>): StoryLink[] {
  return articles.flatMap((one) =>
    one.related
      .flatMap(({ webUrl }) => byAddress.get(normaliseAddress(webUrl) ?? '') ?? [])
      .filter((other) => other !== one)
      .map((other): StoryLink => ({ kind: 'related', one, other })),
  );
}

function linkCopies(articles: readonly Article[]): StoryLink[] {
  return findCopies(articles).map(([one, other]) => ({ kind: 'title', one, other }));
}

function timeBetween({ one, other }: StoryLink): number {
  return Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime());
}

function nameLink({ one, other }: StoryLink): string {
  return [one.slug, other.slug].toSorted().join('\n');
}
