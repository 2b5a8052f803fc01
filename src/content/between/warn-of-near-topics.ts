import type { Article, ParsedArticle, Topic } from '../article.ts';
import type { Finding } from '../problems/finding.ts';
import { findNearTopics, type NearTopic, type TopicUse } from '../slips/find-near-topics.ts';
import type { TopicRegistry } from './topic-registry.ts';

/** Warnings of topics that are likely typing mistakes, at the place where an article names them. */
export function warnOfNearTopics(
  articles: readonly Pick<Article, 'file' | 'topics'>[],
  parsed: readonly ParsedArticle[],
  registry: TopicRegistry,
): Finding[] {
  return findNearTopics(countUses(articles, registry.items)).map((near) => {
    const names = parsed.find(({ file }) => file === near.file)?.topicNames ?? [];
    const findSlug = (name: string) => {
      const item = registry.resolve(name, near.file);
      return 'slug' in item ? item.slug : undefined;
    };
    return warnOfNearTopic(near, names, findSlug);
  });
}

/** @param names that the article writes  @param findSlug of the topic that one stands for */
export function warnOfNearTopic(
  { file, slug, message }: NearTopic,
  names: readonly string[],
  findSlug: (name: string) => string | undefined,
): Finding {
  return { severity: 'warning', file, path: ['topics', names.findIndex((name) => findSlug(name) === slug)], message };
}

function countUses(articles: readonly Pick<Article, 'file' | 'topics'>[], topics: readonly Topic[]): TopicUse[] {
  const uses = new Map<string, { articles: number; file: string }>();
  for (const { file, topics: named } of articles) {
    for (const { slug } of named) {
      const known = uses.get(slug);
      if (known) known.articles += 1;
      else uses.set(slug, { articles: 1, file });
    }
  }
  return topics.map((topic) => ({ topic, articles: 0, file: undefined, ...uses.get(topic.slug) }));
}
