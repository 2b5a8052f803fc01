import { describe, expect, it } from 'vitest';
import { createHeadingIds } from '../../src/body/heading-ids.ts';

const idsOf = (...headings: string[]) => headings.map(createHeadingIds());

describe('the ids of headings', () => {
  it.each([
    ['are made of their words', 'Is it a chip?', 'h-is-it-a-chip'],
    ['drop the accents of Latin letters', 'Élan vital', 'h-elan-vital'],
    ['keep letters of other scripts', 'Что дальше', 'h-что-дальше'],
    ['begin with a letter where a heading has none', '!!!', 'h'],
    ['are no names that scripts know', '__proto__', 'h-proto'],
    ['are none of the page’s own', 'content', 'h-content'],
    ['are none of a footnote’s', 'fn1', 'h-fn1'],
    ['hold nothing that an attribute would end at', '"><script>alert(1)</script>', 'h-script-alert-1-script'],
    ['end between two words', 'word '.repeat(30), `h-${'word-'.repeat(11)}word`],
    ['end somewhere in a word that never ends', 'x'.repeat(100), `h-${'x'.repeat(60)}`],
  ])('%s', (_, heading, id) => {
    expect(idsOf(heading)).toEqual([id]);
  });

  it('are numbered where headings repeat, around headings that end in such a number', () => {
    expect(idsOf('Method', 'Method 2', 'Method', 'method', '?', '2', '?')).toEqual([
      'h-method',
      'h-method-2',
      'h-method-3',
      'h-method-4',
      'h',
      'h-2',
      'h-3',
    ]);
  });

  it('stay the same when other headings change', () => {
    expect(idsOf('New', 'Method')[1]).toBe(idsOf('Method')[0]);
  });

  it('are all different, in linear time, however often one heading repeats', () => {
    const ids = idsOf(...Array.from({ length: 20_000 }, () => 'Again'));
    expect(new Set(ids).size).toBe(20_000);
  });
});
