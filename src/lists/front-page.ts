import type { Article, Topic } from '../content/article.ts';
import { compareNewestFirst } from '../content/article-order.ts';
import { findFrontTopics } from './find-front-topics.ts';
import { findTrending } from './find-trending.ts';
import { type FrontChoice, NO_CHOICE } from './front-choice.ts';
import type { TopicGroup } from './group-articles.ts';

/** The front page, by rank; no story stands on it twice. */
export interface FrontPage {
  lead: Article | undefined;
  /** The next in importance; what editors pinned first. */
  top: readonly Article[];
  /** What has most attention at present, besides those above. */
  trending: readonly Article[];
  /** Headlines beside the lead: the newest of the rest. */
  headlines: readonly Article[];
  sections: readonly FrontSection[];
  /** The newest of the rest. */
  latest: readonly Article[];
}

export interface FrontSection {
  topic: Topic;
  articles: readonly Article[];
}

/** What a front page is made of. */
export interface FrontPageStories {
  /** Newest first. */
  articles: readonly Article[];
  /** All topics, with their articles newest first. */
  groups: readonly TopicGroup[];
  /** Articles that tell the same story as one. */
  othersOf: (article: Article) => readonly Article[];
  /** Whether the site has a picture of a story. */
  hasPicture: (article: Article) => boolean;
  now: Date;
}

const DAY = 24 * 3600 * 1000;
/** The lead and what stands below it are some of so many newest stories. */
const CANDIDATES = 12;
const TOP = 3;
/** Type alone takes half the room. */
const TOP_WITHOUT_PICTURES = 6;
const TRENDING = 5;
/** Stories with most attention, of which some stand above or tell the same story. */
export const TRENDING_CANDIDATES = 30;
const HEADLINES = 8;
/** Where no story has attention. */
const HEADLINES_ALONE = 12;
const PER_SECTION = 4;
/** A section with fewer looks like a mistake. */
const LEAST_PER_SECTION = 2;
const LATEST = 16;

/** @param chosen by editors; of these articles */
export function composeFrontPage(stories: FrontPageStories, chosen: FrontChoice = NO_CHOICE): FrontPage {
  const { articles, groups, now } = stories;
  const shown = new Set<Article>();
  const take = (from: Iterable<Article>, count: number): Article[] => {
    const taken: Article[] = [];
    for (const article of from) {
      if (taken.length >= count) break;
      if (shown.has(article)) continue;
      taken.push(article);
      shown.add(article);
    }
    return taken;
  };
  const important = rankByImportance(stories).filter((article) => !chosen.pinned.includes(article));
  const [lead] = take(chosen.lead ? [chosen.lead] : [...important, ...chosen.pinned], 1);
  const next = [...new Set([...chosen.pinned, ...important, ...articles])].filter((article) => article !== lead);
  const isIllustrated = [lead, ...next.slice(0, TOP)].some((article) => article && stories.hasPicture(article));
  const top = take(next, isIllustrated || next.length < TOP_WITHOUT_PICTURES ? TOP : TOP_WITHOUT_PICTURES);
  const takeSections = (ofTopics: readonly TopicGroup[], least: number) =>
    ofTopics.flatMap(({ topic, articles: ofTopic }): FrontSection[] => {
      const left = ofTopic.filter((article) => !shown.has(article));
      return left.length < least ? [] : [{ topic, articles: take(left, PER_SECTION) }];
    });
  const groupOf = new Map(groups.map((group) => [group.topic.slug, group]));
  // What editors want goes before what is counted.
  const wanted = takeSections(
    chosen.sections.flatMap((slug) => groupOf.get(slug) ?? []),
    1,
  );
  const trending = take(findTrending(articles, TRENDING_CANDIDATES, now), TRENDING);
  const headlines = take([...chosen.pinned, ...articles], trending.length > 0 ? HEADLINES : HEADLINES_ALONE);
  const sections = chosen.sections.length > 0 ? wanted : takeSections(findFrontTopics(articles, groups), LEAST_PER_SECTION);
  return { lead, top, trending, headlines, sections, latest: take(articles, LATEST) };
}

/**
 * Of the last day before the newest story: those that most sources tell, then those that an editor scored highest, then those with
 * a picture, then the newest.
 */
function rankByImportance({ articles, othersOf, hasPicture }: FrontPageStories): Article[] {
  const since = (articles[0]?.publishedAt.getTime() ?? 0) - DAY;
  const countSources = (article: Article) => new Set([article, ...othersOf(article)].map(({ provider }) => provider.domain)).size;
  return articles
    .slice(0, CANDIDATES)
    .filter(({ publishedAt }) => publishedAt.getTime() >= since)
    .toSorted(
      (a, b) =>
        countSources(b) - countSources(a) ||
        (b.quality ?? 0) - (a.quality ?? 0) ||
        Number(hasPicture(b)) - Number(hasPicture(a)) ||
        compareNewestFirst(a, b),
    );
}
