import type { Article } from '../content/article.ts';
import { findCommonTopics } from './find-common-topics.ts';
import type { TopicGroup } from './group-articles.ts';
import { listSections } from './sections.ts';

/** Milliseconds before the newest story: a topic without a younger one is quiet. */
const FRESH = 14 * 24 * 3600 * 1000;
/** In a paper that is slow, its newest stories are fresh whatever their age. */
const ALWAYS_FRESH = 60;
/** Newest stories that are counted to find the topics of a paper that describes none. */
const BUSY_SPAN = 100;
const BUSIEST = 4;

/**
 * The topics that have a section on the front page, with their fresh stories: the paper's main ones, and where no file describes
 * one, those that most of the newest stories are about. A quiet one gives its place up.
 * @param articles newest first
 */
export function findFrontTopics(articles: readonly Article[], groups: readonly TopicGroup[]): TopicGroup[] {
  const since = Math.min(
    (articles[0]?.publishedAt.getTime() ?? 0) - FRESH,
    articles[ALWAYS_FRESH - 1]?.publishedAt.getTime() ?? Number.NEGATIVE_INFINITY,
  );
  const fresh = groups
    .map((group) => ({ ...group, articles: group.articles.filter(({ publishedAt }) => publishedAt.getTime() >= since) }))
    .filter((group) => group.articles.length > 0);
  if (listSections(groups).length === 0) return findBusiest(articles, fresh);
  const slugs = new Set(listSections(fresh).map(({ slug }) => slug));
  return fresh.filter(({ topic }) => slugs.has(topic.slug));
}

function findBusiest(articles: readonly Article[], groups: readonly TopicGroup[]): TopicGroup[] {
  const newest = articles.slice(0, BUSY_SPAN);
  const common = findCommonTopics(newest);
  const counts = new Map<string, number>();
  for (const { slug } of newest.flatMap(({ topics }) => topics)) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const count = ({ topic }: TopicGroup) => counts.get(topic.slug) ?? 0;
  return groups
    .filter((group) => count(group) > 0 && !common.has(group.topic.slug))
    .toSorted((a, b) => count(b) - count(a))
    .slice(0, BUSIEST);
}
