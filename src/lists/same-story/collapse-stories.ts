import type { Article } from '../../content/article.ts';
import { compareNewestFirst } from '../../content/article-order.ts';
import { type FrontChoice, NO_CHOICE } from '../front-choice.ts';
import { NEWEST, NEWEST_OF_SECTION } from '../gather-front-stories.ts';
import type { TopicGroup } from '../group-articles.ts';
import { listSections } from '../sections.ts';
import { clusterStories } from './cluster-stories.ts';

/** What a front page chooses from: of each cluster only its lead, or what editors chose of it. */
export interface CollapsedStories {
  /** Newest first. */
  articles: readonly Article[];
  groups: readonly TopicGroup[];
  /** The others of a lead's cluster. */
  othersOf: ReadonlyMap<Article, readonly Article[]>;
}

/**
 * Collapses the stories that a front page can reach: the newest, the newest of the topics that are sure of a section, and those with most
 * attention.
 * @param articles newest first
 * @param choice of editors; each story in it stands for itself
 */
export function collapseStories(
  articles: readonly Article[],
  groups: readonly TopicGroup[],
  choice: FrontChoice = NO_CHOICE,
  trending: readonly Article[] = [],
): CollapsedStories {
  const chosen = new Set([...(choice.lead ? [choice.lead] : []), ...choice.pinned]);
  const sections = new Set([...listSections(groups).map(({ slug }) => slug), ...choice.sections]);
  const ofSections = groups.filter(({ topic }) => sections.has(topic.slug)).flatMap((group) => group.articles.slice(0, NEWEST_OF_SECTION));
  const reached = new Set([...articles.slice(0, NEWEST), ...ofSections, ...trending, ...chosen]);
  const clusters = clusterStories([...reached].toSorted(compareNewestFirst));
  const othersOf = new Map(clusters.flatMap(({ lead, others }) => splitByChoice([lead, ...others], chosen)));
  return {
    articles: [...othersOf.keys()].toSorted(compareNewestFirst),
    groups: groups.map((group) => ({ ...group, articles: group.articles.slice(0, NEWEST).filter((article) => othersOf.has(article)) })),
    othersOf,
  };
}

/** Those of a cluster that stand for themselves, the first of them with the rest. @param stories its lead first */
function splitByChoice(stories: readonly Article[], chosen: ReadonlySet<Article>): [Article, readonly Article[]][] {
  const picked = stories.filter((story) => chosen.has(story));
  const leads = picked.length > 0 ? picked : stories.slice(0, 1);
  const others = stories.filter((story) => !leads.includes(story));
  return leads.map((lead, index) => [lead, index === 0 ? others : []]);
}
