import { describe, expect, it } from 'vitest';
import { AuthorRegistry } from '../../../src/content/between/author-registry.ts';
import type { AuthorFields } from '../../../src/content/fields/records/author-schema.ts';
import type { YamlFile } from '../../../src/content/files/read-yaml-files.ts';

const NOTHING_MORE = { role: undefined, description: undefined, picture: undefined, aliases: undefined, links: undefined };

const file = (_id: string, name: string, fields: Partial<AuthorFields> = {}): YamlFile<AuthorFields> => ({
  file: `authors/${_id}.yaml`,
  bytesHash: '',
  fields: { ...NOTHING_MORE, _id, name, ...fields },
});

function slugOf(registry: AuthorRegistry, name: string) {
  const author = registry.resolve(name, 'news/a.md');
  return 'message' in author ? author.message : author.slug;
}

describe('an author is found', () => {
  const registry = new AuthorRegistry([
    file('ada', 'Ada Lovelace', { role: 'Engines', picture: 'images/ada.jpg' }),
    file('ada-lovelace', 'Ada'),
  ]);

  it.each([
    ['ada', 'ada'],
    ['Ada Lovelace', 'ada'],
    ['ADA  lovelace', 'ada'],
    ['ada-lovelace', 'ada-lovelace'],
    ['Ada-Lovelace', 'ada-lovelace'],
  ])('by the _id first, then by the name: %s', (name, slug) => {
    expect(slugOf(registry, name)).toBe(slug);
  });

  it('with all that the file says, and its picture as one to copy', () => {
    expect(registry.resolve('ada', 'news/a.md')).toMatchObject({
      role: 'Engines',
      picture: { url: 'images/ada.jpg', isCached: true },
      links: [],
    });
  });
});

describe('an author without a file', () => {
  it('is one person in all spellings that give one address, shown by the first', () => {
    const registry = new AuthorRegistry([]);
    expect(['J. Smith', 'J Smith', 'j.  smith'].map((name) => slugOf(registry, name))).toEqual(['j-smith', 'j-smith', 'j-smith']);
    expect(registry.items.map(({ name }) => name)).toEqual(['J. Smith']);
  });

  it('is the one with a file whose address the name gives', () => {
    const registry = new AuthorRegistry([file('grace-hopper', 'Rear Admiral Hopper')]);
    expect(registry.resolve('Grace Hopper', 'news/a.md')).toMatchObject({ name: 'Rear Admiral Hopper' });
    expect(registry.items).toHaveLength(1);
  });

  it('must give an address', () => {
    expect(slugOf(new AuthorRegistry([]), '\u2014')).toBe(
      'the author "\u2014" gives no address (it is empty); add a file such as authors/my-author.yaml with _id: my-author and name: "\u2014"',
    );
  });
});

it('those with a file and those that are used are shown', () => {
  const registry = new AuthorRegistry([file('ada', 'Ada')]);
  const used = registry.resolve('Grace', 'news/a.md');
  registry.resolve('Of a draft', 'news/b.md');
  expect(registry.listShown('message' in used ? [] : [used]).map(({ slug }) => slug)).toEqual(['ada', 'grace']);
});

it('two files of one name or one _id are errors', () => {
  const { findings } = new AuthorRegistry([file('ada', 'Ada'), { ...file('ada', 'Other'), file: 'authors/b.yaml' }, file('c', 'ADA')]);
  expect(findings.map(({ file: where, path, message }) => [where, path, message])).toEqual([
    ['authors/b.yaml', ['_id'], '_id "ada" is taken by authors/ada.yaml; give one of them another _id'],
    ['authors/c.yaml', ['name'], 'the name "ADA" is taken by authors/ada.yaml; give one of them another name'],
  ]);
});
