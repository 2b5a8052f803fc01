import { BODY_LIMITS, type Excess } from './body-limits.ts';

export interface BodyScan {
  /** Of what is counted before any parser runs. */
  excess: Excess | undefined;
  /** False for almost every body: then its structure can't exceed a limit either, and nobody need parse it to know. */
  isDense: boolean;
}

/** By character code, below 128. */
const IS_MARK = Uint8Array.from({ length: 128 }, (_, code) => Number('\\`*_~[]<&|@'.includes(String.fromCharCode(code))));
const [LINE_FEED, SLASH, LESS_THAN] = ['\n', '/', '<'].map((mark) => mark.charCodeAt(0)) as [number, number, number];

/** Fewer marks make no table of {@link BODY_LIMITS} cells, fewer tags no depth of HTML, on top of what Markdown nests. */
const FEW_MARKS = 280;
const FEW_TAGS = 60;
/** Characters; in fewer, no address is repeated to {@link BODY_LIMITS} references. */
const SHORT = 1500;
const LONG_LINE = new RegExp(`.{${BODY_LIMITS.codeLine.most + 1}}`);

/** Characters that hold the most lines, marks or tags there may be; a tag has two. */
const FEWEST = Math.min(BODY_LIMITS.lines.most, BODY_LIMITS.marks.most, 2 * BODY_LIMITS.tags.most) - 1;

/** Counts in one pass: 3 µs for a body of 3 KB. */
export function scanBody(markdown: string): BodyScan {
  if (isLonger(markdown, BODY_LIMITS.bytes.most)) return { excess: { limit: 'bytes', line: 1 }, isDense: true };
  const counts = { lines: 1, marks: 0, tags: 0 };
  countSigns(markdown, counts);
  const limit = (['lines', 'marks', 'tags'] as const).find((name) => counts[name] > BODY_LIMITS[name].most);
  if (limit) return { excess: { limit, line: counts.lines }, isDense: true };
  return { excess: undefined, isDense: counts.marks > FEW_MARKS || counts.tags > FEW_TAGS || isSuspicious(markdown) };
}

const [MOST_LINES, MOST_MARKS, MOST_TAGS] = [BODY_LIMITS.lines.most, BODY_LIMITS.marks.most, BODY_LIMITS.tags.most];

/**
 * Counts as far as the first that is too much. Nothing stands after the loop: V8 compiles a long loop in the midst of its first
 * call, knows nothing yet of what comes after, and gave up that code at the end of each further call.
 */
function countSigns(markdown: string, counts: { lines: number; marks: number; tags: number }): void {
  for (let index = 0; index < markdown.length; index += 1) {
    const code = markdown.charCodeAt(index);
    if (code === LINE_FEED) counts.lines += 1;
    else if (code === SLASH ? markdown.charCodeAt(index - 1) === SLASH : IS_MARK[code] === 1) {
      counts.marks += 1;
      if (code === LESS_THAN && isLetter(markdown.charCodeAt(index + 1))) counts.tags += 1;
    } else continue;
    if (index >= FEWEST && (counts.lines > MOST_LINES || counts.marks > MOST_MARKS || counts.tags > MOST_TAGS)) break;
  }
}

/** Whether something may be too much although it has few marks. Each pattern looks at a character a few times at the most. */
function isSuspicious(markdown: string): boolean {
  const maySpread = /<[a-z][^<>]{1000}/i.test(markdown);
  const mayNest = /^(?=[ \t>*+\d.)-]{10})[ \t]*[>*+\d-]/m.test(markdown);
  const hasLongCode = /```|~~~/.test(markdown) && (markdown.length > BODY_LIMITS.codeOfShell.most || LONG_LINE.test(markdown));
  const mayRepeat = markdown.length > SHORT && /\]:/.test(markdown);
  return maySpread || mayNest || hasLongCode || mayRepeat;
}

function isLonger(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length > bytes / 3 && Buffer.byteLength(text) > bytes);
}

function isLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}
