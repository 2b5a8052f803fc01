/** What a text has to read. */
export interface TextLength {
  /** In scripts that put spaces between words, and in Thai, Lao, Burmese and Khmer, whose words Intl knows. */
  words: number;
  /** Of Chinese and Japanese, which are not counted by words. */
  characters: number;
}

/** Code points: first and last of a block. */
const CHARACTERS = [
  [0x3040, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  // Halves of rarer characters, of which each has one.
  [0xd840, 0xd87f],
  [0xf900, 0xfaff],
] as const;
const WITHOUT_SPACES = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
] as const;

/**
 * Counts in one pass, since every cold build counts every body: patterns of Unicode's classes take ten times
 * as long, `Intl.Segmenter` twenty-five times (1 ms for 6 KB), so that one is asked only where there is no other way.
 * @param html as `renderBody` makes it; its tags, entities and code do not count
 * @param language a BCP 47 tag
 */
export function countWords(html: string, language: string): TextLength {
  const length = { words: 0, characters: 0, isKnown: true };
  countRead(html, length);
  const { words, characters, isKnown } = length;
  return { words: isKnown ? words : segment(html, language), characters };
}

/** Nothing stands after the loop, see `countSigns`. @param length false of `isKnown` where Intl must be asked for the words */
function countRead(html: string, length: TextLength & { isKnown: boolean }): void {
  let isInWord = false;
  for (let index = 0; index < html.length; index += 1) {
    const code = html.charCodeAt(index);
    if (code === 0x3c) index = findEnd(html, index);
    else if (code === 0x26) index = Math.max(index, html.indexOf(';', index));
    else if (code >= 0x0e00 && isIn(code, WITHOUT_SPACES)) {
      length.isKnown = false;
      return;
    } else if (code >= 0x3000 && isIn(code, CHARACTERS)) {
      length.characters += 1;
      isInWord = false;
    } else if (isSpace(code)) isInWord = false;
    else if (!isInWord && isLetter(code)) {
      length.words += 1;
      isInWord = true;
    }
  }
}

/** Of a tag, or of a block of code. */
function findEnd(html: string, start: number): number {
  const end = html.startsWith('<pre', start) ? html.indexOf('</pre>', start) : html.indexOf('>', start);
  return end < 0 ? html.length : end;
}

function isIn(code: number, blocks: readonly (readonly [number, number])[]): boolean {
  return blocks.some(([first, last]) => code >= first && code <= last);
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x3000;
}

/** Or a digit; all that is no punctuation. */
function isLetter(code: number): boolean {
  const isPlain = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  return isPlain || (code >= 0xc0 && (code < 0x2000 || code > 0x206f));
}

const segmenters = new Map<string, Intl.Segmenter>();

function segment(html: string, language: string): number {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter([language, 'en'], { granularity: 'word' });
  segmenters.set(language, segmenter);
  const text = html.replace(/<pre\b.*?<\/pre>|<[^>]*>|&\w+;/gs, ' ');
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}
