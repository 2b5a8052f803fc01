import type { Topic } from '../../content/article.ts';
import { foldName } from '../../content/between/name-registry.ts';
import { warnOfNearTopic } from '../../content/between/warn-of-near-topics.ts';
import type { Problem } from '../../content/problems/problem.ts';
import { locateInFiles } from '../../content/read/read-articles.ts';
import { findNearTopics, type NearTopic } from '../../content/slips/find-near-topics.ts';
import type { Ties } from '../../content/ties.ts';
import type { IndexTables } from '../../index/index-tables.ts';

/** The topics of the paper in the index that are likely typing mistakes. */
export function listNearTopics({ paper: { lists } }: IndexTables, ties: Ties): NearTopic[] {
  const topics = [...lists.heads('topic'), ...lists.heads('hiddenTopic')].map(({ record }) => record as Topic);
  return selectNearTopics(topics, ties);
}

/** Those of some topics, by what ties a paper together. */
export function selectNearTopics(topics: readonly Topic[], { uses, topics: { owners } }: Pick<Ties, 'uses' | 'topics'>): NearTopic[] {
  return findNearTopics(topics.map((topic) => ({ topic, articles: uses.get(topic.slug) ?? 0, file: owners.get(topic.slug)?.file })));
}

/**
 * Brings warnings of such topics up to date.
 * @param problems without those of changed files
 */
export function retellNearTopics(
  problems: readonly Problem[],
  { before, after, changed }: { before: readonly NearTopic[]; after: readonly NearTopic[]; changed: ReadonlySet<string> },
  locate: (near: NearTopic) => readonly Problem[],
): Problem[] {
  const keyOf = ({ file, message }: Pick<NearTopic, 'file' | 'message'>) => `${file}\n${message}`;
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = old.difference(now);
  const news = after.filter((near) => changed.has(near.file) || !old.has(keyOf(near)));
  return [...problems.filter((problem) => !gone.has(keyOf(problem))), ...news.flatMap(locate)];
}

/** Finds the place of such a topic in the file that names it. @param namesOf topics, as the file writes them */
export function bindLocating(
  { topics }: Ties,
  { contentDir, namesOf }: { contentDir: string; namesOf: (file: string) => readonly string[] },
): (near: NearTopic) => Problem[] {
  return (near) => {
    const finding = warnOfNearTopic(near, namesOf(near.file), (name) => topics.names.get(foldName(name)));
    return locateInFiles(contentDir, new Map(), [finding]);
  };
}
