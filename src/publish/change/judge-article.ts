import type { ParsedArticle, Topic } from '../../content/article.ts';
import { isLocalPicture, listArticlePictures } from '../../content/article-pictures.ts';
import { foldName } from '../../content/between/name-registry.ts';
import { describeUnknownTopic } from '../../content/between/topic-registry.ts';
import { findAddressFault, foldAddressPart } from '../../content/fields/address-part.ts';
import { listArticleNames } from '../../content/fields/name-article.ts';
import { findState } from '../../content/find-state.ts';
import { bindIsHere } from '../../content/is-here.ts';
import type { Publication } from '../../content/publication.ts';
import { foldLastPart } from '../../content/read/collect-ties.ts';
import type { ParseResult } from '../../content/read/parse-article.ts';
import type { NearTopic } from '../../content/slips/find-near-topics.ts';
import { findStrangeYears } from '../../content/slips/find-strange-years.ts';
import { changedAt } from '../../content/story-source.ts';
import type { NameTies } from '../../content/ties.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import { toAddressPart } from '../../text/to-address-part.ts';

/** Why a change concerns more than the articles that changed, in words that end “all articles are looked at: …”. */
export type FarReach = string;

/** The paper as the index knows it, without its articles. */
export interface JudgedPaper extends Pick<Publication, 'site' | 'ties' | 'problems'> {
  now: Date;
  dayKey: (moment: Date) => string;
  /** Topics that are likely typing mistakes. */
  near: readonly NearTopic[];
}

/** An article's row before it has a number. */
export type NewStory = Omit<StoryRow, 'id'>;

/** What an article says alone, and what makes more than itself depend on it; undefined if nothing does. */
export function findFarReach(file: string, { article, problems }: ParseResult, { site, now }: JudgedPaper): FarReach | undefined {
  if (!article || problems.some(({ severity }) => severity === 'error')) return `${file} has an error`;
  const isHere = bindIsHere(site);
  if (article.aliases.length > 0) return `${file} has aliases`;
  if (article.corrections.length > 0) return `${file} has corrections`;
  if (article.expiresAt || article.withdrawal) return `${file} ends`;
  if (article.links?.addresses.some(isHere)) return `${file} links to this site`;
  if (findStrangeYears([article], now).length > 0) return `${file} has a strange year`;
  return undefined;
}

/** The pictures of the content folder that an article names, sorted. */
export function listLocalPictures(article: ParsedArticle): string[] {
  return [...new Set(listArticlePictures(article).map(({ url }) => url))].filter(isLocalPicture).toSorted();
}

/** What an article is called elsewhere, folded as `Ties.mentioned`. */
export function listMentions(file: string, { slug, identity }: Pick<StoryRow, 'slug' | 'identity'>): string[] {
  return [slug, identity, foldLastPart(file), ...listArticleNames(file)].map(foldAddressPart);
}

/** An article's row, with what its names stand for, and the topics that it is the first to name. */
export function describeStory(
  article: ParsedArticle,
  { ties, now, dayKey }: JudgedPaper,
): { story: NewStory; newTopics: ReadonlyMap<string, Topic> } | FarReach {
  const newTopics = nameNewTopics(article.topicNames, ties);
  if (!newTopics) return `${article.file} names a topic that can't be told from another`;
  const topics = article.topicNames.map((name) => ties.topics.names.get(foldName(name)) ?? newTopics.get(foldName(name))?.slug);
  const authors = article.authorNames.map((name) => findAuthor(name, ties.authors));
  if (authors.includes(undefined)) return `${article.file} names an author that no other file names`;
  const reviewer = article.ai?.reviewer === undefined ? undefined : findAuthor(article.ai.reviewer, ties.authors);
  const story: NewStory = {
    slug: article.slug,
    foldedSlug: foldAddressPart(article.slug),
    identity: article.id,
    state: findState(article, now),
    publishedAt: article.publishedAt.getTime(),
    changedAt: changedAt(article).getTime(),
    heat: article.heat ?? null,
    day: dayKey(article.publishedAt),
    topics: [...new Set(topics.filter((slug) => slug !== undefined))],
    authors: [...new Set(authors.filter((slug) => slug !== undefined))],
    reviewer: reviewer !== undefined && ties.authors.owners.get(reviewer)?.isDescribed ? reviewer : null,
    provider: article.provider?.domain ?? null,
  };
  return { story, newTopics };
}

/**
 * Topics that an article is the first to name, by what `foldName` makes of their names.
 * @returns undefined where one has no address, or one that something else has or has had
 */
function nameNewTopics(names: readonly string[], { topics, taken, mentioned }: JudgedPaper['ties']): Map<string, Topic> | undefined {
  const found = new Map<string, Topic>();
  for (const name of names) {
    if (topics.names.has(foldName(name)) || found.has(foldName(name))) continue;
    const slug = toAddressPart(name);
    const folded = foldAddressPart(slug);
    const isOthers = topics.slugs.has(folded) || taken.has(`/topics/${folded}/`) || mentioned.has(folded);
    if (isOthers || findAddressFault(slug) !== null || [...found.values()].some((topic) => topic.slug === slug)) return undefined;
    found.set(foldName(name), describeUnknownTopic(slug, name));
  }
  return found;
}

/** As `AuthorRegistry` finds one. */
function findAuthor(name: string, { slugs, names }: NameTies): string | undefined {
  return slugs.get(foldAddressPart(name)) ?? names.get(foldName(name));
}
