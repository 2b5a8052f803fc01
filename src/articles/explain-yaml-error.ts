import { YAMLException } from 'js-yaml';
import { quoteText } from './describe-value.ts';
import { MAX_ALIASES } from './load-yaml.ts';

export interface YamlFault {
  /** Line and column in the YAML text, from 1. */
  line: number;
  column: number;
  message: string;
}

interface Remedy {
  applies: (reason: string, lineText: string) => boolean;
  message: (reason: string, lineText: string) => string;
}

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
    applies: (_, line) => /^\s*(?:- )?[\w-]+:\s+[@`%]/.test(line),
    message: (_, line) => `the value of ${keyOf(line)} begins with a sign that YAML keeps for itself; put the value in quotes`,
  },
  {
    applies: (_, line) => /^\s*(?:- )?[\w-]+:\s+(["'])/.test(line) && hasTextAfterQuote(line),
    message: (_, line) => `text follows the closing quote of ${keyOf(line)}; write inner quotes as \\" or use the other kind outside`,
  },
  {
    applies: (_, line) => /^\s*(?:- )?[\w-]+:\s+[^"'\s[{|>&*!].*:\s/.test(`${line} `),
    message: (_, line) => `the value of ${keyOf(line)} holds a colon and a space; put the value in quotes`,
  },
  {
    applies: (reason) => reason.includes('flow collection'),
    message: () => 'a list in brackets or a group in braces is not closed; add the missing ] or }',
  },
  {
    applies: (reason) => reason === 'deficient indentation' || reason.includes('quoted scalar'),
    message: () => 'a text in quotes is not closed; add the missing quote at its end',
  },
  {
    applies: (reason) => reason.includes('non-printable'),
    message: () => 'an invisible control character stands here; delete it',
  },
  {
    applies: (reason) => reason.includes('more than') || reason.includes('single document') || reason.includes('document separator'),
    message: () => 'a second YAML document begins here; one group of fields is allowed: remove the line --- or ...',
  },
  {
    applies: (reason) => reason.includes('depth') || reason.includes('nest'),
    message: () => 'the values are nested too deeply; no field needs more than five levels',
  },
  {
    applies: (_, line) => line.trim() !== '' && !line.includes(':') && !line.trim().startsWith('-'),
    message: () => 'this line is no field; write "name: value", and indent the lines that continue a value',
  },
  {
    applies: (reason) => reason.includes('indentation'),
    message: () => 'the indentation does not fit the lines above; line up the fields of one group',
  },
];

/** Turns js-yaml's error into an author's: where, what and how to mend it. */
export function explainYamlError(error: unknown, text: string): YamlFault {
  if (!(error instanceof YAMLException)) throw error;
  const { line, column } = error.mark ?? locateSecondDocument(text);
  const lineText = text.split('\n')[line] ?? '';
  const remedy = REMEDIES.find(({ applies }) => applies(error.reason, lineText));
  const message = remedy?.message(error.reason, lineText) ?? `this is not YAML (${error.reason}); compare it with a file that works`;
  return { line: line + 1, column: column + 1, message };
}

function hasTextAfterQuote(line: string): boolean {
  const value = line.replace(/^\s*(?:- )?[\w-]+:\s+/, '').trim();
  const closing = value[0] === '"' ? /^"(?:[^"\\]|\\.)*"(.*)$/ : /^'(?:[^']|'')*'(.*)$/;
  const rest = closing.exec(value)?.[1]?.trim();
  return rest !== undefined && rest !== '' && !rest.startsWith('#');
}

/** js-yaml gives no place for it: the first line after the start that ends a document. */
function locateSecondDocument(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  const line = lines.findIndex((content, index) => index > 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(content));
  return { line: Math.max(line, 0), column: 0 };
}
