import type { Article, Topic } from '../content/article.ts';
import { compareNewestFirst } from '../content/article-order.ts';
import { type FrontChoice, NO_CHOICE } from './front-choice.ts';
import type { TopicGroup } from './group-articles.ts';
import { listSections } from './sections.ts';

/** The front page; no story stands on it twice. */
export interface FrontPage {
  lead: Article | undefined;
  /** What editors pinned, and the newest besides the lead. */
  top: readonly Article[];
  /** Those that editors chose; else the paper's main topics; where no file describes a topic, those that the newest stories are about. */
  sections: readonly { topic: Topic; articles: readonly Article[] }[];
  /** The newest of the rest. */
  latest: readonly Article[];
}

const DAY = 24 * 3600 * 1000;
/** The lead is one of so many newest stories. */
const LEAD_CANDIDATES = 12;
const TOP = 4;
const PER_SECTION = 4;
/** A row with fewer looks like a mistake. */
const LEAST_PER_SECTION = 2;
const LATEST = 20;
/** Newest stories that are counted to find the topics of a publication that describes none. */
const BUSY_SPAN = 100;
const BUSIEST = 4;

/**
 * @param articles newest first
 * @param groups all topics, with their articles newest first
 * @param hasPicture whether the site has a picture of a story
 * @param chosen by editors; of these articles
 */
export function composeFrontPage(
  articles: readonly Article[],
  groups: readonly TopicGroup[],
  hasPicture: (article: Article) => boolean,
  chosen: FrontChoice = NO_CHOICE,
): FrontPage {
  const { pinned } = chosen;
  const lead =
    chosen.lead ??
    chooseLead(
      articles.slice(0, LEAD_CANDIDATES).filter((article) => !pinned.includes(article)),
      hasPicture,
    );
  const shown = new Set([...(lead ? [lead] : []), ...pinned]);
  const take = (from: readonly Article[], count: number): Article[] => {
    const taken: Article[] = [];
    for (const article of from) {
      if (taken.length >= count) break;
      if (!shown.has(article)) taken.push(article);
    }
    return taken;
  };
  const top = [...pinned, ...take(articles, TOP - pinned.length)];
  for (const article of top) shown.add(article);
  const groupOf = new Map(groups.map((group) => [group.topic.slug, group.articles]));
  const least = chosen.sections.length > 0 ? 1 : LEAST_PER_SECTION;
  const sections = listSectionTopics(articles, groups, chosen).flatMap((topic) => {
    const ofTopic = take(groupOf.get(topic.slug) ?? [], PER_SECTION);
    if (ofTopic.length < least) return [];
    for (const article of ofTopic) shown.add(article);
    return [{ topic, articles: ofTopic }];
  });
  return { lead, top, sections, latest: take(articles, LATEST) };
}

function listSectionTopics(articles: readonly Article[], groups: readonly TopicGroup[], { sections }: FrontChoice): Topic[] {
  if (sections.length > 0) return sections.flatMap((slug) => groups.find(({ topic }) => topic.slug === slug)?.topic ?? []);
  const described = listSections(groups);
  return described.length > 0 ? described : findBusiestTopics(articles);
}

function findBusiestTopics(articles: readonly Article[]): Topic[] {
  const named = articles.slice(0, BUSY_SPAN).flatMap(({ topics }) => topics);
  return [...Map.groupBy(named, ({ slug }) => slug).values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, BUSIEST)
    .flatMap(([topic]) => topic ?? []);
}

/** Of the last day before the newest: one with a picture, the one that an editor scored highest, the newest. */
function chooseLead(newest: readonly Article[], hasPicture: (article: Article) => boolean): Article | undefined {
  const since = (newest[0]?.publishedAt.getTime() ?? 0) - DAY;
  const [lead] = newest
    .filter(({ publishedAt }) => publishedAt.getTime() >= since)
    .toSorted((a, b) => Number(hasPicture(b)) - Number(hasPicture(a)) || (b.quality ?? 0) - (a.quality ?? 0) || compareNewestFirst(a, b));
  return lead;
}
