import type { StoryList } from '../../lists/story-list.ts';

const WEEKS = 4;
/** Milliseconds. */
const WEEK = 7 * 24 * 3600 * 1000;

/** How many stories a week a feed brings: the mean of the four weeks before the site's newest story. */
export function countStoriesAWeek({ since }: Pick<StoryList, 'since'>, siteNewest: Date): number {
  return since(new Date(siteNewest.getTime() - WEEKS * WEEK)).length / WEEKS;
}
