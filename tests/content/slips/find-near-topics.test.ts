import { describe, expect, it } from 'vitest';
import { findNearTopics } from '../../../src/content/slips/find-near-topics.ts';
import { makeTopic } from '../make-article.ts';

/** What is said of a paper whose stories have these topics. @param counts stories, by topic @param withFile topics that have one */
function tell(counts: Record<string, number>, withFile: readonly string[] = []): string[] {
  const uses = Object.entries(counts).map(([name, articles]) => {
    const topic = makeTopic(name, { hasFile: withFile.includes(name) });
    return { topic, articles, file: articles > 0 ? `news/${topic.slug}.md` : undefined };
  });
  return findNearTopics(uses).map(({ message }) => message);
}

describe('a topic of one story', () => {
  it.each([
    ['a letter too few', 'Enginering'],
    ['a letter too many', 'Engineeringg'],
    ['another letter', 'Enginaering'],
    ['two letters in the other order', 'Enigneering'],
  ])('with %s is likely a known one', (_, name) => {
    expect(tell({ Engineering: 5, [name]: 1 })).toEqual([`no other story has the topic "${name}"; did you mean "Engineering"?`]);
    expect(tell({ Engineering: 0, [name]: 1 }, ['Engineering'])).toHaveLength(1);
  });

  it.each<[string, Record<string, number>, string[]?]>([
    ['near one that few stories have', { Engineering: 4, Enginering: 1 }],
    ['that another story has too', { Engineering: 50, Enginering: 2 }],
    ['that has a file', { Robotic: 9, Robotics: 1 }, ['Robotics']],
    ['of a short name', { AI: 50, AR: 1, Space: 50, Spice: 1 }],
    ['with another number', { 'Windows 10': 50, 'Windows 11': 1, 'Windows 1': 1 }],
    ['two edits away', { Engineering: 50, Enginerin: 1 }],
    ['of other words', { 'Machine Learning': 50, 'Machine Translation': 1 }],
  ])('%s is left alone', (_, counts, withFile) => {
    expect(tell(counts, withFile)).toEqual([]);
  });
});
