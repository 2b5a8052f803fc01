import type { Article } from '../../content/article.ts';
import { findCommonTopics } from '../../lists/find-common-topics.ts';
import { findChoice } from '../../lists/front-choice.ts';
import { composeFrontPage, type FrontPage, TRENDING_CANDIDATES } from '../../lists/front-page.ts';
import { gatherFrontStories } from '../../lists/gather-front-stories.ts';
import { collapseStories } from '../../lists/same-story/collapse-stories.ts';
import type { Site } from '../../site.ts';
import { findStoryPicture } from '../lists/find-story-picture.ts';

/** What the front page shows, each story once. */
export interface Front extends FrontPage {
  /** The other articles that tell the same story. */
  othersOf: (article: Article) => readonly Article[];
  hasPicture: (article: Article) => boolean;
  /** The slugs of topics that so many of its stories have that no card need name them. */
  unnamed: ReadonlySet<string>;
}

/** What editors settled of the front page, and the newest and most read stories in their places. */
export function composeFront(site: Site): Front {
  const choice = findChoice(site.front(), site);
  const trendingNow = site.trending(TRENDING_CANDIDATES);
  const { articles, groups } = gatherFrontStories(site, choice, trendingNow);
  const collapsed = collapseStories(articles, groups, choice, trendingNow);
  const othersOf = (article: Article) => collapsed.othersOf.get(article) ?? [];
  // In a build every story is of the past.
  const now = site.isPreview ? site.now() : (articles[0]?.publishedAt ?? new Date(0));
  const hasPicture = (article: Article) => findStoryPicture(article, 'lead') !== undefined;
  const front = composeFrontPage({ ...collapsed, othersOf, hasPicture, now }, choice);
  return { ...front, othersOf, hasPicture, unnamed: findCommonTopics(articles) };
}
