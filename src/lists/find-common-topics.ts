import type { Article } from '../content/article.ts';

/** Of a few stories, one topic says something even where all have it. */
const FEW = 10;
const NEARLY_ALL = 0.8;
/** Stories that are looked at. */
const SPAN = 100;

/** The slugs of topics that nearly all of the newest stories have: on a card they tell nothing. @param articles newest first */
export function findCommonTopics(articles: readonly Article[]): ReadonlySet<string> {
  const newest = articles.slice(0, SPAN);
  if (newest.length < FEW) return new Set();
  const named = Map.groupBy(
    newest.flatMap(({ topics }) => topics),
    ({ slug }) => slug,
  );
  return new Set([...named].filter(([, stories]) => stories.length >= newest.length * NEARLY_ALL).map(([slug]) => slug));
}
