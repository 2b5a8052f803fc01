import type { Article } from '../../content/article.ts';
import type { Issue } from '../../lists/issues/list-issues.ts';
import type { CorrectedStory } from '../../lists/list-corrections.ts';
import type { FeedContext } from '../feed-item.ts';
import { findStoryUrl } from './find-story-url.ts';

/** A paper that moves in may bring a hundred of one day; the page of corrections has them all. */
const MOST = 8;

/** The corrections that an issue tells, in its page and in its plain text alike, and how many it does not. */
export function splitIssueCorrections({ corrections }: Issue): { told: readonly CorrectedStory[]; omitted: number } {
  return { told: corrections.slice(0, MOST), omitted: Math.max(0, corrections.length - MOST) };
}

/** Where a story tells what was wrong in it. */
export function findCorrectionUrl(article: Pick<Article, 'slug'>, context: Pick<FeedContext, 'addresses'>): string {
  return `${findStoryUrl(article, context)}#corrections`;
}
