import type { Article, Topic } from '../content/article.ts';
import { compareText } from '../text/compare-text.ts';

/** A topic with some of its stories. */
export interface TopicGroup {
  topic: Topic;
  /** Newest first; may be empty. */
  articles: readonly Article[];
}

/** One group for each topic, by name. @param articles newest first */
export function groupByTopic(topics: readonly Topic[], articles: readonly Article[]): TopicGroup[] {
  const named = Map.groupBy(
    articles.flatMap((article) => article.topics.map(({ slug }) => ({ slug, article }))),
    ({ slug }) => slug,
  );
  return topics
    .map((topic) => ({ topic, articles: (named.get(topic.slug) ?? []).map(({ article }) => article) }))
    .toSorted((a, b) => compareNames(a.topic, b.topic) || compareText(a.topic.slug, b.topic.slug));
}

/** The order of names on a page, whatever their case. Those that are the same go by their addresses. */
export function compareNames(a: { name: string }, b: { name: string }): number {
  return compareText(a.name.toLowerCase(), b.name.toLowerCase());
}
