import type { Article, Topic } from '../article.ts';
import { quoteText } from '../problems/describe-value.ts';
import { countEdits } from '../problems/find-unknown-fields.ts';

/** Stories that make a topic without a file a known one. */
const KNOWN_FROM = 5;
/** Letters: among shorter names one edit makes another word, and longer ones are sentences. */
const [SHORTEST, LONGEST] = [6, 60];

/** Also before it is known who its provider is. */
type Story = Pick<Article, 'file' | 'topics'>;

export interface NearTopic {
  article: Story;
  topic: Topic;
  message: string;
}

/**
 * Topics that one story alone names and no file describes, one edit away from a known one: likely a typing mistake, which gets a
 * page and feeds of its own.
 * @param topics all of the paper
 */
export function findNearTopics(articles: readonly Story[], topics: readonly Topic[]): NearTopic[] {
  const stories = new Map<Topic, { count: number; article: Story }>();
  for (const article of articles) {
    for (const topic of article.topics) {
      const known = stories.get(topic);
      if (known) known.count += 1;
      else stories.set(topic, { count: 1, article });
    }
  }
  const findNear = indexNames(topics.filter((topic) => topic.hasFile || (stories.get(topic)?.count ?? 0) >= KNOWN_FROM));
  return [...stories].flatMap(([topic, { count, article }]): NearTopic[] => {
    const near = count > 1 || topic.hasFile ? undefined : findNear(topic.name);
    if (!near) return [];
    const message = `no other story has the topic ${quoteText(topic.name)}; did you mean ${quoteText(near.name)}?`;
    return [{ article, topic, message }];
  });
}

/** Names of one edit have a form in common where one letter is left out: so nobody compares each with each. */
function indexNames(topics: readonly Topic[]): (name: string) => Topic | undefined {
  const byForm = new Map<string, Topic[]>();
  for (const topic of topics) {
    for (const form of listForms(topic.name)) byForm.set(form, [...(byForm.get(form) ?? []), topic]);
  }
  return (name) => {
    const found = listForms(name).flatMap((form) => byForm.get(form) ?? []);
    return found.find((topic) => isNear(name.toLowerCase(), topic.name.toLowerCase()));
  };
}

function listForms(name: string): string[] {
  if (name.length < SHORTEST || name.length > LONGEST) return [];
  const letters = name.toLowerCase();
  return [letters, ...Array.from(letters, (_, index) => letters.slice(0, index) + letters.slice(index + 1))];
}

/** Numbers tell topics apart: Windows 10 and Windows 11. */
function isNear(one: string, other: string): boolean {
  const withoutDigits = (name: string) => name.replace(/\d/g, '');
  return withoutDigits(one) !== withoutDigits(other) && countEdits(one, other) <= 1;
}
