import type { AiUse, Author, ParsedArticle, Topic } from './article.ts';

/** An article of which all is known but who its provider is. */
export type ResolvedArticle = Omit<ParsedArticle, 'topicNames' | 'authorNames' | 'links' | 'ai'> & {
  ai: AiUse | undefined;
  topics: readonly Topic[];
  authors: readonly Author[];
};

/** What the names in an article stand for. */
export interface AttachedNames {
  topics: readonly Topic[];
  authors: readonly Author[];
  /** The author that is meant by the reviewer's name. */
  reviewer: Author | undefined;
}

export function attachNames(
  { topicNames: _topicNames, authorNames: _authorNames, links: _links, ...article }: ParsedArticle,
  { topics, authors, reviewer }: AttachedNames,
): ResolvedArticle {
  const { ai } = article;
  return { ...article, topics, authors, ai: ai && { ...ai, reviewer: reviewer?.name ?? ai.reviewer, author: reviewer } };
}
