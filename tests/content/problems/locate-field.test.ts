import { describe, expect, it } from 'vitest';
import { createFieldLocator } from '../../../src/content/problems/locate-field.ts';

const YAML = `
title: "Bridge"
provider:
  name: Example
images:
  - url: a.jpg
    width: 1
  - width: 2
topics: [Art, Science]
empty:
`;

describe('createFieldLocator finds', () => {
  it.each([
    ['the value of a field', ['title'], 2, 8],
    ['the value of a nested field', ['provider', 'name'], 4, 9],
    ['a field in a list', ['images', 0, 'width'], 7, 12],
    ['an entry of a list', ['images', 1], 8, 5],
    ['an entry of a list in brackets', ['topics', 1], 9, 15],
    ['the place for the value of an empty field', ['empty'], 10, 7],
    ['the group of a missing field', ['provider', 'domain'], 3, 1],
    ['the entry of a missing field', ['images', 1, 'url'], 8, 5],
    ['the start of the text for a missing field at the top', ['published'], 1, 1],
    ['the deepest place there is for a path that goes on', ['title', 'a', 'b'], 2, 1],
  ])('%s', (_, path, line, column) => {
    expect(createFieldLocator(YAML)(path)).toEqual({ line, column });
  });

  it('the start of the text for no path at all', () => {
    expect(createFieldLocator(YAML)([])).toEqual({ line: 1, column: 1 });
  });

  it('fields in text with the line ends of Windows', () => {
    expect(createFieldLocator(YAML.replaceAll('\n', '\r\n'))(['images', 0, 'width'])).toEqual({ line: 7, column: 12 });
  });

  it.each(['', 'just text', '- a\n- b', 'a: [', 'a: "'])('something even in %j', (yaml) => {
    expect(createFieldLocator(yaml)(['a', 0, 'b'])).toEqual({ line: 1, column: expect.any(Number) });
  });

  it('a field whose name all objects have', () => {
    expect(createFieldLocator('a: 1\nconstructor: 2\n__proto__: 3\n')(['constructor'])).toEqual({ line: 2, column: 14 });
    expect(createFieldLocator('a: 1\nconstructor: 2\n__proto__: 3\n')(['__proto__'])).toEqual({ line: 3, column: 12 });
  });
});
