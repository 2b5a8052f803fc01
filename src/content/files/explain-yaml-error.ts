import { YAMLException } from 'js-yaml';
import { quoteText } from '../problems/describe-value.ts';
import type { Problem } from '../problems/problem.ts';
import { CIRCULAR, MAX_ALIASES } from './load-yaml.ts';

/** Line and column from 0. */
interface Place {
  line: number;
  column: number;
}

interface Remedy {
  applies: (reason: string, lineText: string) => boolean;
  /** Where the mistake is, when js-yaml stops behind it. */
  place?: (lines: readonly string[], mark: Place) => Place;
  /** @param lineText the line of the mistake */
  message: (reason: string, lineText: string) => string;
}

const OPENS_VALUE = /^(\s*(?:- )*(?:[\w-]+:\s+)?)(["'[{])/;

/** The field that a line names. A line that names none may hold part of a sealed text and is not repeated. */
function keyOf(lineText: string): string {
  const key = /^\s*(?:- )?["']?([\w -]{1,40})["']?\s*:/.exec(lineText)?.[1];
  return key ? quoteText(key) : 'this line';
}

/** The mistakes that authors make most, the most telling first. No message repeats a value: it may be a sealed text. */
const REMEDIES: Remedy[] = [
  {
    applies: (_, line) => /^\s*\t/.test(line),
    message: () => 'a tab indents this line; YAML wants spaces: replace the tab by two spaces',
  },
  {
    applies: (reason) => reason === 'duplicated mapping key',
    message: (_, line) => `the field ${keyOf(line)} stands twice in one group; keep one of the two`,
  },
  {
    applies: (reason) => /alias/i.test(reason) && /max|limit|exceed/i.test(reason),
    message: () => `more than ${MAX_ALIASES} aliases (*name) stand here; write the values out`,
  },
  {
    applies: (reason) => reason === CIRCULAR,
    message: () => 'an alias (*name) stands within the value that it names (&name), which so has no end; write the value out',
  },
  {
    applies: (reason) => reason.startsWith('unidentified alias'),
    message: (reason) => `${reason.replace('unidentified', 'unknown')}: a value that begins with * is an alias; put the value in quotes`,
  },
  {
    applies: (reason) => reason.startsWith('unknown') && reason.includes('tag'),
    message: () => 'a value here begins with ! and so names a type, which front matter may not do; remove it, or put the value in quotes',
  },
  {
    applies: (reason) => reason === 'unknown escape sequence',
    message: () => `an unknown escape stands in double quotes; write \\\\ for a backslash, or use single quotes`,
  },
  {
    applies: (reason, line) =>
      /^\s*(?:- )*(?:[\w-]+:\s+|(?<=- ))[@`%]/.test(line) ||
      (/^(?:bad indentation of a mapping|a line break is expected|name of an)/.test(reason) &&
        /^\s*(?:- )?[\w-]+:\s+[*&|>[{?-]/.test(line)),
    place: (lines, { line }) => ({ line, column: /^\s*(?:- )*(?:[\w-]+:\s+)?/.exec(lines[line] ?? '')?.[0].length ?? 0 }),
    message: (_, line) => `the value of ${keyOf(line)} begins with a sign that YAML keeps for itself; put the value in quotes`,
  },
  {
    applies: (_, line) => /^\s*(?:- )?[\w-]+:\s+(["'])/.test(line) && hasTextAfterQuote(line),
    message: (_, line) =>
      `text follows the closing quote of ${keyOf(line)}; write inner quotes as ${/:\s+'/.test(line) ? "''" : '\\"'} or use the other kind outside`,
  },
  {
    applies: (_, line) => /^\s*(?:- )?[\w-]+:\s+[^"'\s[{|>&*!].*:\s/.test(`${line} `),
    message: (_, line) => `the value of ${keyOf(line)} holds a colon and a space; put the value in quotes`,
  },
  {
    applies: (reason) => reason.startsWith('missed comma'),
    message: () => 'a comma is missing between two values in brackets or braces; add it',
  },
  {
    applies: (reason) => reason.includes('complex keys'),
    place: locateBraces,
    message: () => 'a value begins with braces in braces, which YAML takes for a group of fields; put the value in quotes',
  },
  {
    applies: (reason) => reason === 'deficient indentation' || /(?:flow collection|quoted scalar)$/.test(reason),
    place: locateUnclosed,
    message: (_, line) =>
      /["']/.test(OPENS_VALUE.exec(line)?.[2] ?? '"')
        ? 'a text in quotes is not closed; add the missing quote at its end'
        : 'a list in brackets or a group in braces is not closed; add the missing ] or }',
  },
  {
    applies: (reason) => reason.includes('non-printable') || reason.includes('valid JSON character'),
    message: () => 'an invisible control character stands here; delete it',
  },
  {
    applies: (reason) => reason.includes('single document'),
    message: () => 'a second YAML document begins here; one group of fields is allowed: remove the line --- or ...',
  },
  {
    applies: (reason) => reason.includes('depth') || reason.includes('nest'),
    message: () => 'the values are nested too deeply; no field needs more than five levels',
  },
  {
    applies: (reason) => /multiline key|document separator|expected ':'/.test(reason),
    place: locateNoField,
    message: (_, line) =>
      /^\s*[\w-]+:\S/.test(line)
        ? `a space is missing after the colon of ${keyOf(line)}; add it`
        : 'this line is no field; write "name: value", and indent the lines that continue a value',
  },
  {
    applies: (reason) => reason.includes('indentation'),
    place: (lines, { line }) => ({ line, column: (lines[line] ?? '').search(/\S|$/) }),
    message: () => 'the indentation does not fit the lines above; line up the fields of one group',
  },
];

/** What Git leaves where two changes meet. */
const CONFLICT = /^<{7}(?: |$)/;
const CHOOSE_ONE =
  'two versions of these lines meet here, from a merge that nobody finished; keep one of them, without the lines <<<<<<<, ======= and >>>>>>>';

/**
 * Turns js-yaml's error into an author's: where, what and how to mend it.
 * @param text the YAML; its line 1 is the file's
 */
export function explainYamlError(error: unknown, file: string, text: string): Problem {
  if (!(error instanceof YAMLException)) throw error;
  const lines = text.split('\n');
  const conflict = lines.findIndex((line) => CONFLICT.test(line));
  if (conflict >= 0) return { severity: 'error', file, line: conflict + 1, column: 1, message: CHOOSE_ONE };
  const mark: Place = error.mark ?? locateSecondDocument(lines);
  const remedy = REMEDIES.find(({ applies }) => applies(error.reason, lines[mark.line] ?? ''));
  const { line, column } = remedy?.place?.(lines, mark) ?? mark;
  const message =
    remedy?.message(error.reason, lines[line] ?? '') ?? `this is not YAML (${error.reason}); compare it with a file that works`;
  return { severity: 'error', file, line: line + 1, column: column + 1, message };
}

function hasTextAfterQuote(line: string): boolean {
  const value = line.replace(/^\s*(?:- )?[\w-]+:\s+/, '').trim();
  const closing = value[0] === '"' ? /^"(?:[^"\\]|\\.)*"(.*)$/ : /^'(?:[^']|'')*'(.*)$/;
  const rest = closing.exec(value)?.[1]?.trim();
  return rest !== undefined && rest !== '' && !rest.startsWith('#');
}

/** js-yaml gives no place for it: the first line after the start that ends a document. */
function locateSecondDocument(lines: readonly string[]): Place {
  const line = lines.findIndex((content, index) => index > 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(content));
  return { line: Math.max(line, 0), column: 0 };
}

/** A text or list that is not closed swallows the lines below it: the mistake is where it opens. */
function locateUnclosed(lines: readonly string[], mark: Place): Place {
  const line = lines.findLastIndex((content, index) => index <= mark.line && isUnclosed(content));
  return line === -1 ? mark : { line, column: OPENS_VALUE.exec(lines[line] ?? '')?.[1]?.length ?? 0 };
}

function isUnclosed(line: string): boolean {
  const [, before = '', sign] = OPENS_VALUE.exec(line) ?? [];
  if (sign === undefined) return false;
  const value = line.slice(before.length);
  if (sign === '"') return !/^"(?:[^"\\]|\\.)*"/.test(value);
  if (sign === "'") return !/^'(?:[^']|'')*'/.test(value);
  return value.split(sign).length > value.split(sign === '[' ? ']' : '}').length;
}

/** js-yaml takes a line without a colon, and those below it, for a name that goes on until the next colon. */
function locateNoField(lines: readonly string[], mark: Place): Place {
  const isField = (index: number) => /^\s*(?:- )*[^\s#:][^:]*:(?:\s|$)|^\s*$|^\s*(?:#|- )/.test(lines[index] ?? '');
  let line = isField(mark.line) ? mark.line - 1 : mark.line;
  while (line > 0 && !isField(line - 1)) line -= 1;
  const content = lines[line] ?? '';
  return { line, column: (/^\s*[\w-]+:(?=\S)/.exec(content) ?? /^\s*/.exec(content))?.[0].length ?? 0 };
}

function locateBraces(lines: readonly string[], mark: Place): Place {
  const line = lines.findIndex((content) => /\{\s*[{[]/.test(content));
  return line === -1 ? mark : { line, column: (lines[line] ?? '').search(/\{\s*[{[]/) };
}
