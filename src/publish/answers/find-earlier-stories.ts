import type { Article } from '../../content/article.ts';
import { compareHeads, findOwnPlace, takeNewest } from './story-places.ts';
import type { StoryStore } from './story-store.ts';

/** Earlier stories shown on an article's page. */
const MAX_EARLIER = 4;
/** How far back one topic is searched. */
export const RECENT_PER_TOPIC = 12;

/**
 * The latest earlier stories that share a topic with one, those that share more topics first.
 * Later stories never count, so a published page never changes because of a new one.
 */
export function findEarlierStories(story: number, { article, head, list }: StoryStore): Article[] {
  const shared = new Map<number, number>();
  for (const { slug } of article(story).topics) {
    const { stories } = list('topic', slug) ?? {};
    if (!stories) continue;
    const recent = takeNewest(stories, RECENT_PER_TOPIC, 0, findOwnPlace(stories, head, story));
    for (const candidate of recent) shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
  }
  return [...shared]
    .toSorted(([a, countA], [b, countB]) => countB - countA || compareHeads(head(a), head(b)))
    .slice(0, MAX_EARLIER)
    .map(([candidate]) => article(candidate));
}
