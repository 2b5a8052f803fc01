import type { Article } from '../../content/article.ts';
import type { CorrectedStory } from '../../lists/list-corrections.ts';
import type { StoryList } from '../../lists/story-list.ts';

/** Items; readers who come by once a day miss none on a busy site. */
const FEED_LENGTH = 50;
/** Milliseconds. */
const TWO_DAYS = 48 * 3600 * 1000;

export interface NewestEntries {
  stories: readonly Article[];
  corrections: readonly CorrectedStory[];
}

/**
 * What a feed lists: the newest 50 stories, and more where the two days before the newest story had more, with the newest 50
 * corrections that are no older than those. The clock has no part in it, so that a feed changes only when its stories do.
 */
export function listNewestEntries(list: Pick<StoryList, 'count' | 'newest' | 'since' | 'corrections'>): NewestEntries {
  const newest = list.newest(FEED_LENGTH);
  const busy = list.since(new Date((newest[0]?.publishedAt.getTime() ?? 0) - TWO_DAYS));
  const stories = busy.length > newest.length ? busy : newest;
  const oldest = stories.length < list.count() ? stories.at(-1)?.publishedAt : undefined;
  return { stories, corrections: listNewestCorrections(list.corrections(FEED_LENGTH), oldest) };
}

/** What a feed of corrections alone lists. */
export function listCorrectionEntries({ newest }: { newest: (count: number) => readonly CorrectedStory[] }): NewestEntries {
  return { stories: [], corrections: newest(FEED_LENGTH) };
}

function listNewestCorrections(corrections: readonly CorrectedStory[], oldest: Date | undefined): readonly CorrectedStory[] {
  return oldest === undefined ? corrections : corrections.filter(({ correction }) => correction.at >= oldest);
}
