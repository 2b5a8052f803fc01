import { describe, expect, it } from 'vitest';
import { listByLetter } from '../../src/lists/list-by-letter.ts';

const group = (language: string, ...names: string[]) =>
  listByLetter(names, (name) => name, language).map(({ letter, items }) => `${letter}: ${items.join(', ')}`);

describe('listByLetter', () => {
  it('sorts by name, whatever the case, and files accents under their letter', () => {
    expect(group('en', 'Zoo', 'élan', 'Elections', 'apes', 'Ähren', '“Aside”')).toEqual([
      'A: “Aside”, Ähren, apes',
      'E: élan, Elections',
      'Z: Zoo',
    ]);
  });

  it('puts numbers first, in their own order', () => {
    expect(group('en', 'Bread', '10 Downing', '9to5', 'C++')).toEqual(['#: 9to5, 10 Downing', 'B: Bread', 'C: C++']);
  });

  it('knows the letters of other scripts', () => {
    expect(group('ru', 'Яблоко', 'арбуз', 'Ёлка')).toEqual(['А: арбуз', 'Е: Ёлка', 'Я: Яблоко']);
  });

  it('finds no letter in a name without one', () => {
    expect(group('en', '…', '')).toEqual(['#: , …']);
  });
});
