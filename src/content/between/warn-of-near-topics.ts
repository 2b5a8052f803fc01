import type { Article, ParsedArticle } from '../article.ts';
import type { Finding } from '../problems/finding.ts';
import { findNearTopics } from '../slips/find-near-topics.ts';
import type { TopicRegistry } from './topic-registry.ts';

/** Warnings of topics that are likely typing mistakes, at the place where an article names them. */
export function warnOfNearTopics(
  articles: readonly Pick<Article, 'file' | 'topics'>[],
  parsed: readonly ParsedArticle[],
  registry: TopicRegistry,
): Finding[] {
  return findNearTopics(articles, registry.items).map(({ article: { file }, topic, message }) => {
    const names = parsed.find((candidate) => candidate.file === file)?.topicNames ?? [];
    const index = names.findIndex((name) => registry.resolve(name, file) === topic);
    return { severity: 'warning', file, path: ['topics', index], message };
  });
}
