import type { ParsedArticle } from '../../content/article.ts';
import { hideFutureCorrections } from '../../content/between/hide-future-corrections.ts';
import { foldName } from '../../content/between/name-registry.ts';
import { foldAddressPart } from '../../content/fields/address-part.ts';
import { listArticleNames } from '../../content/fields/name-article.ts';
import { findNextMoment } from '../../content/find-next-moment.ts';
import { findState } from '../../content/find-state.ts';
import type { Publication } from '../../content/publication.ts';
import { foldLastPart } from '../../content/read/collect-ties.ts';
import type { ParseResult } from '../../content/read/parse-article.ts';
import type { NearTopic } from '../../content/slips/find-near-topics.ts';
import { findStrangeYears } from '../../content/slips/find-strange-years.ts';
import { changedAt } from '../../content/story-source.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import { findAuthor, findNewNames, findTopic, type NewNames } from './new-names.ts';

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

/** An article's file before and after. */
export interface FileChange {
  file: string;
  before: { row: StoryRow; result: ParseResult } | undefined;
  after: ParseResult | undefined;
}

/** What the index is asked about the other articles. */
export interface StoryLookup {
  findByFoldedSlug: (folded: string) => StoryRow | undefined;
  findByIdentity: (identity: string) => StoryRow | undefined;
  findByFile: (file: string) => StoryRow | undefined;
}

export interface JudgedChange extends FileChange {
  /** Its row from now on. */
  story: NewStory | undefined;
  newNames: NewNames;
}

/** What an article says alone, and what makes more than itself depend on it; undefined if nothing does. */
export function findFarReach(file: string, { article, problems }: ParseResult, { now }: JudgedPaper): FarReach | undefined {
  if (!article || problems.some(({ severity }) => severity === 'error')) return `${file} has an error`;
  if (findStrangeYears([article], now).length > 0) return `${file} has a strange year`;
  return undefined;
}

/** What an article is called elsewhere, folded as `Ties.mentioned`. */
export function listMentions(file: string, { slug, identity }: Pick<StoryRow, 'slug' | 'identity'>): string[] {
  return [slug, identity, foldLastPart(file), ...listArticleNames(file)].map(foldAddressPart);
}

/** An article's row, with what its names stand for, and what it is the first to name. */
export function describeStory(
  article: ParsedArticle,
  { ties, now, dayKey }: JudgedPaper,
): { story: NewStory; newNames: NewNames } | FarReach {
  const newNames = findNewNames(article, ties);
  if (!newNames) return `${article.file} names a topic or an author that can't be told from another`;
  const topics = article.topicNames.map((name) => findTopic(name, ties.topics) ?? newNames.topics.get(foldName(name))?.slug);
  const authors = article.authorNames.map((name) => findAuthor(name, ties.authors) ?? newNames.authors.get(foldName(name))?.slug);
  const reviewer = article.ai?.reviewer === undefined ? undefined : findAuthor(article.ai.reviewer, ties.authors);
  const story: NewStory = {
    slug: article.slug,
    foldedSlug: foldAddressPart(article.slug),
    identity: article.id,
    state: findState(article, now),
    publishedAt: article.publishedAt.getTime(),
    changedAt: changedAt(hideFutureCorrections(article, now)).getTime(),
    due: findNextMoment(article, now)?.getTime() ?? null,
    heat: article.heat ?? null,
    day: dayKey(article.publishedAt),
    topics: [...new Set(topics.filter((slug) => slug !== undefined))],
    authors: [...new Set(authors.filter((slug) => slug !== undefined))],
    reviewer: reviewer !== undefined && ties.authors.owners.get(reviewer)?.isDescribed ? reviewer : null,
    provider: article.provider?.domain ?? null,
  };
  return { story, newNames };
}
