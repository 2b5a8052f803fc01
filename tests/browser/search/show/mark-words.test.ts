import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWordsOf } from '../../../../src/browser/search/show/mark-words.ts';
import { splitWords } from '../../../../src/browser/search/split-words.ts';

function mark(query: string, text: string): string {
  const words = splitWords(query).map(({ folded }) => folded);
  return markWordsOf(words)(text)
    .map(({ text: piece, isMarked }) => (isMarked ? `[${piece}]` : piece))
    .join('');
}

describe('Marking the words that were found', () => {
  it('marks what was typed of each word', () => {
    expect(mark('bri op', 'The bridge opens; bridges open')).toBe('The [bri]dge [op]ens; [bri]dges [op]en');
  });

  it('marks the letters of the text, whatever became of them for comparing', () => {
    expect(mark('strass', 'Straße')).toBe('[Straß]e');
    expect(mark('elan', 'E\u0301lan vital')).toBe('[E\u0301lan] vital');
    expect(mark('fir', 'The ﬁrst')).toBe('The [ﬁr]st');
    expect(mark('gpt4', 'On GPT-4 now')).toBe('On [GPT-4] now');
    expect(mark('知事', '東京都知事選挙')).toBe('東京都[知事]選挙');
  });

  it('marks the whole of a word that is only similar', () => {
    expect(mark('brigde', 'The bridge opens')).toBe('The [bridge] opens');
  });

  it('never changes the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (query, text) => {
        const words = splitWords(query).map(({ folded }) => folded);
        const pieces = markWordsOf(words)(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
