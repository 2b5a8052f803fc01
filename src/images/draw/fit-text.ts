/** Text in lines, and how large it is set. */
export interface FittedText {
  lines: readonly string[];
  /** Pixels an em. */
  size: number;
}

/** For so many lines, the largest and the smallest size, in pixels an em. */
export interface LineLimits {
  lines: number;
  largest: number;
  smallest: number;
}

const STEP = 4;

/** Of the width. */
const SHARES = [0.6, 0.7, 0.8, 0.9, 1];

/**
 * Sets text as large as its place allows: by the first limits that it keeps, largest size first. A word that is too long
 * even at the smallest size is broken, and what is left over after the last line is cut off.
 * @param measure a text's width, in ems
 * @param width pixels
 */
export function fitText(text: string, measure: (text: string) => number, width: number, limits: readonly LineLimits[]): FittedText {
  const words = text.split(/\s+/).filter((word) => word !== '');
  // The same lines are tried at many sizes.
  const widths = new Map<string, number>();
  const measureOnce = (line: string) => {
    const known = widths.get(line) ?? measure(line);
    widths.set(line, known);
    return known;
  };
  for (const { lines: most, largest, smallest } of limits) {
    for (let size = largest; size >= smallest; size -= STEP) {
      // The narrowest column that takes no more lines leaves no single word on the last.
      for (const share of SHARES) {
        const fits = (line: string) => measureOnce(line) * size <= width * share;
        const lines = fillLines(words, fits, most);
        if (lines.length <= most && lines.every(fits)) return { lines, size };
      }
    }
  }
  const { lines: most = 1, smallest: size = STEP } = limits.at(-1) ?? {};
  const fits = (line: string) => measureOnce(line) * size <= width;
  const parts = words.flatMap((word) => breakWord(word, fits));
  const lines = fillLines(parts, fits, most);
  return { lines: lines.length > most ? [...lines.slice(0, most - 1), shorten(lines[most - 1] ?? '', fits)] : lines, size };
}

/** One line more than wanted says that the text does not fit. */
function fillLines(words: readonly string[], fits: (line: string) => boolean, most: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    if (lines.length > most) break;
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function breakWord(word: string, fits: (line: string) => boolean): string[] {
  const parts: string[] = [];
  for (const character of word) {
    const longer = `${parts.at(-1)}${character}`;
    if (parts.length > 0 && fits(longer)) parts[parts.length - 1] = longer;
    else parts.push(character);
  }
  return parts;
}

/** Ends with whole words, unless the line is one long word. */
function shorten(line: string, fits: (line: string) => boolean): string {
  let left = line;
  while (left !== '' && !fits(`${left}…`)) left = [...left].slice(0, -1).join('');
  const end = left === line ? left.length : left.lastIndexOf(' ');
  return `${left.slice(0, end > left.length / 2 ? end : left.length).replace(/[\s,;:–-]+$/, '')}…`;
}
