import matter from 'gray-matter';
import { describeValue } from '../problems/describe-value.ts';
import type { Problem } from '../problems/problem.ts';
import { explainYamlError } from './explain-yaml-error.ts';
import { loadYaml } from './load-yaml.ts';

/** Bytes; real front matter is under 20 KB, sealed text included. */
const MAX_FRONT_MATTER = 256 * 1024;

/** In a row: gray-matter looks for comments in time that grows with their square, 54 s for 250,000. */
const MAX_EMPTY_LINES = 100;

export interface FrontMatterFile {
  data: Record<string, unknown>;
  /** The YAML, opening fence's line break included, so that its line 1 is the file's line 1. */
  yaml: string;
  body: string;
}

const refuseToRun = {
  parse(): never {
    throw new Error('front matter is YAML and nothing else');
  },
};

/** gray-matter's own engines would run `---js` front matter; these leave it YAML and nothing else. */
const MATTER_OPTIONS = {
  language: 'yaml',
  engines: { yaml: (text: string) => loadYaml(text) as object, javascript: refuseToRun, json: refuseToRun },
};

/**
 * Splits a Markdown file into front matter and body. gray-matter forgives what an author wants to know
 * (no fence, an unclosed one, front matter that is no group of fields), so that is checked around it.
 */
export function splitFrontMatter(file: string, text: string): FrontMatterFile | Problem {
  const problem = checkFences(file, text);
  if (problem) return problem;
  try {
    const parts = matter(text, MATTER_OPTIONS);
    const data: unknown = parts.data;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      const found = typeof data === 'string' ? 'text' : describeValue(data);
      return refuse(file, 2, 1, `the front matter holds no fields, found ${found}; write one a line, as in title: "What happened"`);
    }
    return { data: data as Record<string, unknown>, yaml: parts.matter, body: parts.content };
  } catch (error) {
    return explainYamlError(error, file, frontMatterText(text));
  }
}

export function isProblem(parts: FrontMatterFile | Problem): parts is Problem {
  return 'message' in parts;
}

function refuse(file: string, line: number, column: number, message: string): Problem {
  return { severity: 'error', file, line, column, message };
}

/** What stands between the fences, opening fence's line break included. */
function frontMatterText(text: string): string {
  return text.slice(3, text.indexOf('\n---'));
}

function checkFences(file: string, text: string): Problem | null {
  const firstLine = text.slice(0, lineEnd(text, 0));
  if (firstLine.trimEnd() !== '---') return explainMissingFence(file, text, firstLine);
  const start = text.indexOf('\n---');
  if (start === -1)
    return refuse(file, 1, 1, 'the front matter is not closed, as in a file that is half-written; add a line --- after its last field');
  const line = text.slice(0, start).split('\n').length + 1;
  if (text.slice(start + 1, lineEnd(text, start + 1)).trimEnd() !== '---') {
    return refuse(file, line, 1, 'this line begins with --- and yet is no fence; write --- alone to close the front matter');
  }
  const bytes = Buffer.byteLength(text.slice(0, start));
  if (bytes > MAX_FRONT_MATTER) {
    const message = `the front matter is larger than 256 KB, found ${Math.ceil(bytes / 1024)} KB; move long text below the second ---`;
    return refuse(file, 1, 1, message);
  }
  return checkEmptyLines(file, text.slice(0, start));
}

function checkEmptyLines(file: string, text: string): Problem | null {
  if (!EMPTY_STRETCH.test(text)) return null;
  let [line, first, empty] = [1, 1, 0];
  for (const part of text.split(LINE_END)) {
    if (part === '\n' || part === '\r\n') line += 1;
    if (LINE_ENDS.has(part)) continue;
    empty = part.trim() === '' ? empty + 1 : 0;
    if (empty === 1) first = line;
    if (empty > MAX_EMPTY_LINES) return refuse(file, first, 1, `more than ${MAX_EMPTY_LINES} empty lines begin here; delete them`);
  }
  return null;
}

/** What ends a line for regular expressions; splitting keeps it. */
const LINE_END = /(\r\n|[\n\r\u2028\u2029])/;
const LINE_ENDS: ReadonlySet<string> = new Set(['\r\n', '\n', '\r', '\u2028', '\u2029']);
const EMPTY_STRETCH = new RegExp(`\\s{${MAX_EMPTY_LINES}}`);

const FROM_TOML = 'write --- for +++ and name: value for name = value, or convert all files at once with: hugo convert toYAML -o FOLDER';

function explainMissingFence(file: string, text: string, firstLine: string): Problem {
  if (text.trim() === '') {
    return refuse(file, 1, 1, 'the file is empty; begin it with a line ---, the fields, and another line ---');
  }
  if (/^\s*\n/.test(text) && text.trimStart().startsWith('---')) {
    return refuse(file, 1, 1, 'an empty line stands before the front matter; make --- the first line');
  }
  if (/^[ \t]+---/.test(firstLine)) {
    return refuse(file, 1, 1, 'white space stands before the first ---; delete it');
  }
  if (/^-{4,}\s*$/.test(firstLine)) {
    return refuse(file, 1, 4, `a fence is three hyphens, found ${firstLine.trimEnd().length}; write --- alone`);
  }
  if (firstLine.startsWith('---')) {
    const found = firstLine.trimEnd().slice(0, 40);
    return refuse(file, 1, 4, `front matter is YAML and nothing else, found ${JSON.stringify(found)}; write --- alone`);
  }
  if (/^\+{3}\s*$/.test(firstLine)) {
    return refuse(file, 1, 1, `the front matter between +++ is TOML, and here it is YAML; ${FROM_TOML}`);
  }
  return refuse(file, 1, 1, 'the front matter is missing; begin the file with a line ---, the fields, and another line ---');
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
