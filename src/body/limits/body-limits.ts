/**
 * What a body may hold. The parsers of Markdown, HTML and code take time by the square of some of it, and some of it grows in
 * HTML to many times its size; a story that people read is far below. docs/writing.md names each limit, and a test holds the
 * two together.
 */
export interface BodyLimit {
  most: number;
  /** What is counted, as in `more than 20 ‹lists and quotes in each other›`. */
  of: string;
  /** The whole body is shown plain, see `writePlainBody`, or a block of code as it is, without colours. */
  effect: 'plain' | 'uncoloured';
}

export const BODY_LIMITS = {
  bytes: plain(1_000_000, 'bytes'),
  lines: plain(20_000, 'lines'),
  /** Each may become an element or the beginning of one: \ ` * _ ~ [ ] < & | @ and two slashes. */
  marks: plain(20_000, 'marks of Markdown and HTML'),
  /** Brackets that never close are looked for from each to the end of their paragraph. */
  paragraphMarks: plain(2000, 'marks of Markdown and HTML in one paragraph'),
  /** Above a hundred levels, markdown-it leaves out what it finds. */
  nesting: plain(20, 'lists and quotes in each other'),
  footnotes: plain(1000, 'footnotes and references to them'),
  cells: plain(10_000, 'table cells'),
  /** A long address that is written once and used a thousand times is a thousand long addresses. */
  references: plain(500_000, 'characters of addresses that stand elsewhere in the body, counted for each link that uses them'),
  tags: plain(5000, 'HTML tags'),
  attributes: plain(500, 'attributes in one HTML tag'),
  /** Far deeper HTML overflows the stack of every tree walker here; what people write has fewer than 20 levels. */
  htmlNesting: plain(100, 'HTML elements in each other'),
  /** Parsers differ on where those end, and so on how deep the next one lies. */
  unclosedTags: plain(1000, 'HTML tags without an end tag'),
  /** A browser opens `<b>` that was not closed again in each further paragraph. */
  openFormats: plain(20_000, 'HTML tags below others such as `<b>` that are still open, counted for each of those'),
  codeBlock: uncoloured(20_000, 'characters'),
  /** What takes highlight.js a second in blocks of the size above. */
  codeOfCSharp: uncoloured(8000, 'characters of C#'),
  codeOfShell: uncoloured(4000, 'characters of a shell session'),
  /** Of a word without end, highlight.js looks at each part from each of its letters. */
  codeLine: uncoloured(500, 'characters in one line'),
  code: uncoloured(40_000, 'characters with the code above it'),
} as const satisfies Record<string, BodyLimit>;

export type BodyLimitName = keyof typeof BODY_LIMITS;

/** That a body holds more of something than it may. */
export interface Excess {
  limit: BodyLimitName;
  /** Of the body, from 1: where it is too much, or where what is too large begins. */
  line: number;
}

function plain(most: number, of: string) {
  return { most, of, effect: 'plain' } as const;
}

function uncoloured(most: number, of: string) {
  return { most, of, effect: 'uncoloured' } as const;
}
