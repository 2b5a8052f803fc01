import type { Article } from '../../content/article.ts';
import { compareNewestFirst } from '../../content/article-order.ts';
import type { TopicGroup } from '../group-articles.ts';
import { listSections } from '../sections.ts';
import { clusterStories } from './cluster-stories.ts';

/** What a front page chooses from: of each cluster only its lead. */
export interface CollapsedStories {
  /** Newest first. */
  articles: readonly Article[];
  groups: readonly TopicGroup[];
  /** The others of a lead's cluster. */
  othersOf: ReadonlyMap<Article, readonly Article[]>;
}

/** A front page shows some fifty stories: these are enough, whatever is collapsed, and few at any number of articles. */
const NEWEST = 120;
const NEWEST_OF_SECTION = 30;

/**
 * Collapses the stories that a front page can reach: the newest, and the newest of the topics that are sure of a row.
 * @param articles newest first
 */
export function collapseStories(articles: readonly Article[], groups: readonly TopicGroup[]): CollapsedStories {
  const sections = new Set(listSections(groups).map(({ slug }) => slug));
  const ofSections = groups.filter(({ topic }) => sections.has(topic.slug)).flatMap((group) => group.articles.slice(0, NEWEST_OF_SECTION));
  const reached = new Set([...articles.slice(0, NEWEST), ...ofSections]);
  const clusters = clusterStories([...reached].toSorted(compareNewestFirst));
  const othersOf = new Map(clusters.map(({ lead, others }) => [lead, others]));
  return {
    articles: [...othersOf.keys()].toSorted(compareNewestFirst),
    groups: groups.map((group) => ({ ...group, articles: group.articles.slice(0, NEWEST).filter((article) => othersOf.has(article)) })),
    othersOf,
  };
}
