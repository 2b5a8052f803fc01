import { compareText } from '../../text/compare-text.ts';
import type { Topic } from '../article.ts';
import { quoteText } from '../problems/describe-value.ts';
import { countEdits } from '../problems/find-unknown-fields.ts';

/** Stories that make a topic without a file a known one. */
const KNOWN_FROM = 5;
/** Letters: among shorter names one edit makes another word, and longer ones are sentences. */
const [SHORTEST, LONGEST] = [6, 60];

/** A topic, and what articles make of it. */
export interface TopicUse {
  topic: Pick<Topic, 'slug' | 'name' | 'hasFile'>;
  /** How many articles name it, drafts too. */
  articles: number;
  /** The first one's file. */
  file: string | undefined;
}

export interface NearTopic {
  /** The file that names it. */
  file: string;
  slug: string;
  message: string;
}

/**
 * Topics that one article alone names and no file describes, one edit away from a known one: likely a typing mistake, which gets a
 * page and feeds of its own.
 * @param uses of all topics of the paper
 */
export function findNearTopics(uses: readonly TopicUse[]): NearTopic[] {
  const known = uses.filter(({ topic, articles }) => topic.hasFile || articles >= KNOWN_FROM).map(({ topic }) => topic.name);
  const findNear = indexNames(known.toSorted(compareText));
  return uses.flatMap(({ topic: { name, slug, hasFile }, articles, file }): NearTopic[] => {
    if (articles !== 1 || hasFile || file === undefined) return [];
    const near = findNear(name);
    if (near === undefined) return [];
    return [{ file, slug, message: `no other story has the topic ${quoteText(name)}; did you mean ${quoteText(near)}?` }];
  });
}

/** Names of one edit have a form in common where one letter is left out: so nobody compares each with each. */
function indexNames(known: readonly string[]): (name: string) => string | undefined {
  const byForm = new Map<string, string[]>();
  for (const name of known) {
    for (const form of listForms(name)) byForm.set(form, [...(byForm.get(form) ?? []), name]);
  }
  return (name) => {
    const found = listForms(name).flatMap((form) => byForm.get(form) ?? []);
    return found.find((other) => isNear(name.toLowerCase(), other.toLowerCase()));
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
