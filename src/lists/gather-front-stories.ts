import type { Article, Topic } from '../content/article.ts';
import { compareNewestFirst } from '../content/article-order.ts';
import type { FrontChoice } from './front-choice.ts';
import { groupByTopic, type TopicGroup } from './group-articles.ts';
import type { StoryList } from './story-list.ts';

/** A front page shows some sixty stories: these are enough, whatever is collapsed, and few at any number of articles. */
export const NEWEST = 120;
export const NEWEST_OF_SECTION = 30;

/** What a front page asks; a `Site` answers. */
export interface FrontSource {
  stories: Pick<StoryList, 'newest'>;
  sections: () => readonly Topic[];
  topic: (slug: string) => (Pick<StoryList, 'newest'> & { topic: Topic }) | undefined;
}

/** The stories that a front page can reach: few, at any number of articles. */
export interface FrontStories {
  /** The newest, newest first. */
  articles: readonly Article[];
  /** The paper's main topics and those of the stories, by name, each with the stories that can be reached. */
  groups: readonly TopicGroup[];
}

export function gatherFrontStories(
  { stories, sections, topic }: FrontSource,
  { lead, pinned, sections: wanted }: FrontChoice,
  trending: readonly Article[],
): FrontStories {
  const articles = stories.newest(NEWEST);
  const main = [...sections().map(({ slug }) => slug), ...wanted].flatMap((slug) => topic(slug) ?? []);
  const ofMain = main.flatMap(({ newest }) => newest(NEWEST_OF_SECTION));
  const reached = [...new Set([...articles, ...ofMain, ...trending, ...pinned, ...(lead ? [lead] : [])])].toSorted(compareNewestFirst);
  const topics = new Map(
    [...main.map((list) => list.topic), ...reached.flatMap((article) => article.topics)].map((one) => [one.slug, one]),
  );
  return { articles, groups: groupByTopic([...topics.values()], reached) };
}
