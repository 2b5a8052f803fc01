import { countColumns, NARROW, PLAIN, WIDE } from './count-columns.ts';

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
