import { describe, expect, it } from 'vitest';
import { resolveTopics, TopicRegistry } from '../../../src/content/between/resolve-topics.ts';
import type { TopicFields } from '../../../src/content/fields/topic-schema.ts';
import type { YamlFile } from '../../../src/content/files/read-yaml-files.ts';
import { makeParsedArticle } from '../make-article.ts';

const file = (name: string, fields: Partial<TopicFields> & { _id: string; name: string }): YamlFile<TopicFields> => ({
  file: `topics/${name}.yaml`,
  bytesHash: '',
  fields: {
    shortname: undefined,
    parent: undefined,
    description: undefined,
    keywords: undefined,
    images: [],
    services: undefined,
    ...fields,
  },
});

function slugOf(registry: TopicRegistry, name: string) {
  const topic = registry.resolve(name, 'news/a.md');
  return 'message' in topic ? topic : topic.slug;
}

describe('a topic is found', () => {
  const registry = new TopicRegistry([
    file('ml', { _id: 'machine-learning', name: 'Machine Learning', shortname: 'ML' }),
    file('other', { _id: 'other', name: 'ML Operations', shortname: 'Ops' }),
  ]);

  it.each([
    ['Machine Learning', 'machine-learning'],
    ['MACHINE   learning', 'machine-learning'],
    ['ml', 'machine-learning'],
    ['machine-learning', 'machine-learning'],
    ['\uff2d\uff2c', 'machine-learning'],
    ['ML Operations', 'other'],
    ['ops', 'other'],
  ])('by any of its names: %s', (name, slug) => {
    expect(slugOf(registry, name)).toBe(slug);
  });

  it('by its full name before another takes it for its short name', () => {
    const rivals = new TopicRegistry([
      file('a', { _id: 'artificial', name: 'Artificial', shortname: 'AI' }),
      file('b', { _id: 'ai', name: 'AI' }),
    ]);
    expect(slugOf(rivals, 'AI')).toBe('ai');
    expect(rivals.findings).toEqual([]);
  });
});

describe('a topic without a file', () => {
  it('is made on the spot, once for all spellings', () => {
    const registry = new TopicRegistry([]);
    expect(registry.resolve('Quantum Computing', 'news/a.md')).toEqual({
      slug: 'quantum-computing',
      name: 'Quantum Computing',
      shortname: undefined,
      description: undefined,
      keywords: [],
      images: [],
      services: [],
      parent: undefined,
      hasFile: false,
    });
    expect(slugOf(registry, 'quantum computing')).toBe('quantum-computing');
    expect(registry.topics.map(({ name }) => name)).toEqual(['Quantum Computing']);
  });

  it('may not take the address of another', () => {
    const registry = new TopicRegistry([]);
    registry.resolve('C++', 'news/a.md');
    expect(registry.resolve('C#', 'news/b.md')).toEqual({
      message:
        'the topics "C#" and "C++" (news/a.md) share the address /topics/c/; add a file such as topics/my-topic.yaml with _id: my-topic and name: "C#", or use one name in both files',
      rival: 'c',
    });
  });

  it('may share the address of none when files give each its own', () => {
    const registry = new TopicRegistry([file('c', { _id: 'c-plus-plus', name: 'C++' }), file('d', { _id: 'c-sharp', name: 'C#' })]);
    expect([slugOf(registry, 'C++'), slugOf(registry, 'C#'), slugOf(registry, 'C')]).toEqual(['c-plus-plus', 'c-sharp', 'c']);
  });

  it.each(['+++', '\u{1f309}', '-'])('must give an address: %s', (name) => {
    expect(slugOf(new TopicRegistry([]), name)).toMatchObject({ message: expect.stringContaining('gives no address (it is empty)') });
  });

  it('must give an address that is short enough', () => {
    expect(slugOf(new TopicRegistry([]), 'long '.repeat(60))).toMatchObject({
      message: expect.stringContaining('(it is longer than 200 bytes)'),
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])('may have the name of what all objects have: %s', (name) => {
    expect(slugOf(new TopicRegistry([]), name)).toBe(name.replaceAll('_', '').toLowerCase());
  });
});

describe('parents', () => {
  it('are given by name, short name or _id, in any order of files', () => {
    const registry = new TopicRegistry([
      file('a', { _id: 'optics', name: 'Optics', parent: 'physics' }),
      file('b', { _id: 'lasers', name: 'Lasers', parent: 'OPT' }),
      file('c', { _id: 'physics', name: 'Physics', parent: 'Science' }),
      file('d', { _id: 'science', name: 'Science' }),
      file('e', { _id: 'opt', name: 'Optical Things', shortname: 'OPT' }),
    ]);
    expect(registry.findings).toEqual([]);
    expect(registry.topics.map(({ slug, parent }) => [slug, parent])).toEqual([
      ['optics', 'physics'],
      ['lasers', 'opt'],
      ['physics', 'science'],
      ['science', undefined],
      ['opt', undefined],
    ]);
    expect(registry.resolve('Optics', 'news/a.md')).toMatchObject({ parent: 'physics' });
  });

  it('may not form a circle, and every file that leads into it is told', () => {
    const registry = new TopicRegistry([
      file('a', { _id: 'a', name: 'A', parent: 'B' }),
      file('b', { _id: 'b', name: 'B', parent: 'A' }),
      file('c', { _id: 'c', name: 'C', parent: 'A' }),
    ]);
    expect(registry.findings.map(({ file: where, message }) => [where, /\(.*\)/.exec(String(message))?.[0]])).toEqual([
      ['topics/a.yaml', '(a \u2192 b \u2192 a)'],
      ['topics/b.yaml', '(b \u2192 a \u2192 b)'],
      ['topics/c.yaml', '(c \u2192 a \u2192 b \u2192 a)'],
    ]);
  });
});

describe('resolveTopics', () => {
  it('gives articles their topics in the order of the article, each once', () => {
    const registry = new TopicRegistry([file('ml', { _id: 'ml', name: 'Machine Learning' })]);
    const { articles, findings } = resolveTopics([makeParsedArticle('a', ['Robots', 'ML', 'machine learning', 'robots'])], registry);
    expect(articles[0]?.topics.map(({ slug }) => slug)).toEqual(['robots', 'ml']);
    expect(articles[0]).not.toHaveProperty('topicNames');
    expect(findings).toEqual([]);
  });

  it('reports a refused name once and counts the other files', () => {
    const articles = [
      makeParsedArticle('first', ['C++']),
      makeParsedArticle('second', ['Art', 'C#']),
      makeParsedArticle('third', ['c#']),
      makeParsedArticle('fourth', ['C#', 'C#']),
      makeParsedArticle('fifth', ['Art']),
    ];
    const resolved = resolveTopics(articles, new TopicRegistry([]));
    expect(resolved.articles.map(({ slug }) => slug)).toEqual(['first', 'fifth']);
    expect(resolved.refused).toEqual(new Set(['news/second.md', 'news/third.md', 'news/fourth.md']));
    expect(resolved.findings).toHaveLength(1);
    expect(resolved.findings[0]).toMatchObject({
      file: 'news/second.md',
      path: ['topics', 1],
      message: expect.stringMatching(/ \(2 more files use the name\)$/),
    });
  });

  it('tells of every refused name of an article', () => {
    const { findings } = resolveTopics([makeParsedArticle('a', ['+++', 'Art', '---'])], new TopicRegistry([]));
    expect(findings.map(({ path }) => path)).toEqual([
      ['topics', 0],
      ['topics', 2],
    ]);
  });
});
