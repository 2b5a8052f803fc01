import { describe, expect, it } from 'vitest';
import { nameDrawing } from '../../../src/components/site/name-drawing.ts';

const header = () => {};
const footer = () => {};
const article = { slug: 'a' };

describe('the name of a drawing', () => {
  it('is the same for a component that is given the same', () => {
    expect(nameDrawing(header, { isHome: true, article })).toBe(nameDrawing(header, { isHome: true, article }));
  });

  it.each([
    ['another component', nameDrawing(footer, { isHome: true })],
    ['another value', nameDrawing(header, { isHome: false })],
    ['a value of another type', nameDrawing(header, { isHome: 'true' })],
    ['another prop', nameDrawing(header, { isFront: true })],
    ['one prop more', nameDrawing(header, { isHome: true, section: undefined })],
    ['one prop less', nameDrawing(header, {})],
  ])('is another for %s', (_, name) => {
    expect(name).not.toBe(nameDrawing(header, { isHome: true }));
  });

  it.each([
    ['another article, whatever its slug', article, { ...article }],
    ['none and for nothing', null, undefined],
    ['a number and for an object with that number', 1, {}],
    ['a text that looks like a list', '[]', []],
  ])('is another for %s', (_, one, other) => {
    expect(nameDrawing(header, { of: one })).not.toBe(nameDrawing(header, { of: other }));
  });

  it('tells names from values', () => {
    expect(nameDrawing(header, { a: 'b', c: 'd' })).not.toBe(nameDrawing(header, { a: 'b,"c":"d"' }));
  });
});
