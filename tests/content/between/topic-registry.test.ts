import { describe, expect, it } from 'vitest';
import { TopicRegistry } from '../../../src/content/between/topic-registry.ts';
import type { TopicFields } from '../../../src/content/fields/records/topic-schema.ts';
import type { YamlFile } from '../../../src/content/files/read-yaml-files.ts';

const file = (name: string, fields: Partial<TopicFields> & { _id: string; name: string }): YamlFile<TopicFields> => ({
  file: `topics/${name}.yaml`,
  bytesHash: '',
  fields: {
    shortname: undefined,
    parent: undefined,
    description: undefined,
    keywords: undefined,
    aliases: undefined,
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
      aliases: [],
      images: [],
      services: [],
      parent: undefined,
      hasFile: false,
    });
    expect(slugOf(registry, 'quantum computing')).toBe('quantum-computing');
    expect(registry.items.map(({ name }) => name)).toEqual(['Quantum Computing']);
  });

  it('may not take the address of another', () => {
    const registry = new TopicRegistry([]);
    registry.resolve('C++', 'news/a.md');
    expect(registry.resolve('C#', 'news/b.md')).toEqual({
      message:
        'the topics "C#" and "C++" (news/a.md) share the address /topics/c/; add a file such as topics/my-topic.yaml with _id: my-topic and name: "C#", or use one name in both files',
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
    expect(registry.items.map(({ slug, parent }) => [slug, parent])).toEqual([
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
