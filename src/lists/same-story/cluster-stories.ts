import type { Article } from '../../content/article.ts';
import { compareNewestFirst } from '../../content/article-order.ts';
import { isReadHere } from '../../content/story-source.ts';
import { findStoryLinks, type StoryLink } from './story-links.ts';

/** Articles that tell one story. */
export interface StoryCluster {
  /** The one that a list shows. */
  lead: Article;
  /** Newest first; empty for most stories. */
  others: readonly Article[];
}

/** Links join no more than this, so that a chain of similar stories does not swallow a week. */
const MOST_TIME = 3 * 24 * 3600 * 1000;

interface Group {
  articles: readonly Article[];
  first: number;
  last: number;
}

/**
 * Joins the articles of a list that tell one story; what makes one, {@link findStoryLinks} says. A cluster stands where the
 * first of its articles stood. Only the list's own articles count, so that an old page never changes because of a newer
 * article elsewhere. What is joined does not depend on the list's order.
 */
export function clusterStories(articles: readonly Article[]): StoryCluster[] {
  const groups = new Map<Article, Group>(articles.map((article) => [article, startGroup(article)]));
  for (const { one, other, kind } of findStoryLinks(articles)) {
    const joined = joinGroups(groups.get(one), groups.get(other), kind);
    if (joined) for (const article of joined.articles) groups.set(article, joined);
  }
  // A map's values come in the order of its keys, which is the list's.
  return [...new Set(groups.values())].map((group) => {
    const lead = chooseLead(group.articles);
    return { lead, others: group.articles.filter((article) => article !== lead).toSorted(compareNewestFirst) };
  });
}

function startGroup(article: Article): Group {
  const moment = article.publishedAt.getTime();
  return { articles: [article], first: moment, last: moment };
}

/** Undefined where the two stay apart. */
function joinGroups(a: Group | undefined, b: Group | undefined, kind: StoryLink['kind']): Group | undefined {
  if (!a || !b || a === b) return undefined;
  const joined = { articles: [...a.articles, ...b.articles], first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
  const isStretched = lengthOf(joined) > Math.max(MOST_TIME, lengthOf(a), lengthOf(b));
  return isStretched && kind !== 'address' ? undefined : joined;
}

function lengthOf({ first, last }: Group): number {
  return last - first;
}

/**
 * The article that readers get whole on this site, else the one that editors scored highest, else the earliest. If the
 * same source has told the story again since, its newest version.
 */
function chooseLead(articles: readonly Article[]): Article {
  const [best] = articles.toSorted(
    (a, b) => Number(isReadHere(b)) - Number(isReadHere(a)) || compareQuality(a, b) || -compareNewestFirst(a, b),
  );
  const versions = articles.filter(({ provider }) => provider.domain === best?.provider.domain);
  const [newest] = versions.toSorted(compareNewestFirst);
  if (!newest) throw new Error('a cluster of no articles has no lead');
  return newest;
}

/** Higher first; those without a score last. */
function compareQuality(a: Article, b: Article): number {
  const [one, other] = [a.quality ?? Number.NEGATIVE_INFINITY, b.quality ?? Number.NEGATIVE_INFINITY];
  return one === other ? 0 : other - one;
}
