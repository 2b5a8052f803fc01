import type { Topic } from '../content/article.ts';

const MOST = 6;

/** The topics of the bar on every page: roots of the tree that a file describes, so that only an editor changes the bar. */
export function listSections(groups: readonly { topic: Topic }[]): Topic[] {
  return groups
    .map(({ topic }) => topic)
    .filter(({ description, parent }) => description && !parent)
    .slice(0, MOST);
}
