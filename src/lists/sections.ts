import type { Topic } from '../content/article.ts';

const MOST = 6;

export interface CountedTopic {
  topic: Topic;
  /** How many stories it has. */
  count: number;
}

/** The paper's main topics: roots of the tree that a file describes, so that only an editor changes them. */
export function listSections(groups: readonly { topic: Topic }[]): Topic[] {
  return groups
    .map(({ topic }) => topic)
    .filter(({ description, parent }) => description && !parent)
    .slice(0, MOST);
}

/**
 * The topics of the bar on every page: the main ones; where no file describes one, those with most stories, by name. Stories are
 * counted in powers of two, since all pages are made again when the bar changes.
 */
export function listBarTopics(groups: readonly CountedTopic[]): Topic[] {
  const sections = listSections(groups);
  if (sections.length > 0) return sections;
  const weigh = ({ count }: CountedTopic) => 32 - Math.clz32(count);
  const busiest = new Set(
    groups
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => weigh(b) - weigh(a))
      .slice(0, MOST),
  );
  return groups.filter((group) => busiest.has(group)).map(({ topic }) => topic);
}
