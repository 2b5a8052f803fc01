import type { Article } from '../../content/article.ts';
import { compareNewestFirst } from '../../content/article-order.ts';
import type { Issue } from '../../lists/issues/list-issues.ts';
import { clusterStories, type StoryCluster } from '../../lists/same-story/cluster-stories.ts';

/** Articles, far more than a mail has room for. A day may bring thousands with one headline, and joining these takes seconds. */
const MOST_JOINED = 400;

const known = new WeakMap<Issue, readonly StoryCluster[]>();

/**
 * An issue's stories in the order of their weight: by the highest score that editors gave one of its accounts, then the newest
 * first. The first one leads the issue. Only the issue's own articles are joined. Made once: each form of an issue asks.
 */
export function rankStories(issue: Issue): readonly StoryCluster[] {
  const ranked = known.get(issue) ?? joinWeightiest(issue);
  known.set(issue, ranked);
  return ranked;
}

function joinWeightiest({ articles }: Issue): StoryCluster[] {
  const byWeight = articles.toSorted((a, b) => (b.quality ?? 0) - (a.quality ?? 0));
  const joined = clusterStories(byWeight.slice(0, MOST_JOINED).toSorted(compareNewestFirst));
  const rest = byWeight.slice(MOST_JOINED).map((lead): StoryCluster => ({ lead, others: [] }));
  return [...joined.toSorted((a, b) => weigh(b) - weigh(a)), ...rest];
}

function weigh({ lead, others }: StoryCluster): number {
  return others.reduce((highest, { quality = 0 }: Article) => Math.max(highest, quality), lead.quality ?? 0);
}
