/** Characters of Chinese, Japanese and Korean, and emoji, take two columns. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** Marks and joiners take none. */
const NARROW = /[\p{M}\p{Cf}]/u;

/** Letters of Europe and common punctuation: none is wide, none is a mark. */
const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/**
 * Text in lines of at most so many columns. A longer word has a line of its own, unless it is of a script without spaces:
 * that breaks anywhere.
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const { piece, isWord } of splitText(text)) {
    const pieceWidth = countColumns(piece);
    const space = isWord && line !== '' ? ' ' : '';
    if (line !== '' && width + space.length + pieceWidth > columns) {
      lines.push(line);
      [line, width] = [piece, pieceWidth];
    } else {
      line += space + piece;
      width += space.length + pieceWidth;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Where a line may break: before words, and before every wide character. */
function splitText(text: string): { piece: string; isWord: boolean }[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => splitWord(word).map((piece, index) => ({ piece, isWord: index === 0 })));
}

function splitWord(word: string): string[] {
  if (PLAIN.test(word) || !WIDE.test(word)) return [word];
  const pieces: string[] = [];
  for (const character of word) {
    const last = pieces.at(-1);
    if (last !== undefined && (NARROW.test(character) || !(WIDE.test(character) || WIDE.test(last)))) {
      pieces[pieces.length - 1] = last + character;
    } else pieces.push(character);
  }
  return pieces;
}

function countColumns(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += NARROW.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
