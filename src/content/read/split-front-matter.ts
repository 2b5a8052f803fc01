import matter from 'gray-matter';
import { describeValue } from '../problems/describe-value.ts';
import { explainYamlError } from './explain-yaml-error.ts';
import { loadYaml } from './load-yaml.ts';

/** Bytes; real front matter is under 20 KB, sealed text included. */
const MAX_FRONT_MATTER = 256 * 1024;

export interface FrontMatterFile {
  data: Record<string, unknown>;
  /** The YAML, opening fence's line break included, so that its line 1 is the file's line 1. */
  yaml: string;
  body: string;
}

export interface FrontMatterFault {
  line: number;
  column: number;
  message: string;
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
export function splitFrontMatter(text: string): FrontMatterFile | FrontMatterFault {
  const fault = checkFences(text);
  if (fault) return fault;
  try {
    const file = matter(text, MATTER_OPTIONS);
    const data: unknown = file.data;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      const found = typeof data === 'string' ? 'text' : describeValue(data);
      return {
        line: 2,
        column: 1,
        message: `the front matter holds no fields, found ${found}; write one a line, as in title: "What happened"`,
      };
    }
    return { data: data as Record<string, unknown>, yaml: file.matter, body: file.content };
  } catch (error) {
    return explainYamlError(error, frontMatterText(text));
  }
}

export function isFault(file: FrontMatterFile | FrontMatterFault): file is FrontMatterFault {
  return 'message' in file;
}

/** What stands between the fences, opening fence's line break included. */
function frontMatterText(text: string): string {
  return text.slice(3, text.indexOf('\n---'));
}

function checkFences(text: string): FrontMatterFault | null {
  const firstLine = text.slice(0, lineEnd(text, 0));
  if (firstLine.trimEnd() !== '---') return missingFence(text, firstLine);
  const start = text.indexOf('\n---');
  if (start === -1) {
    return {
      line: 1,
      column: 1,
      message: 'the front matter is not closed; add a line --- after its last field',
    };
  }
  const line = text.slice(0, start).split('\n').length + 1;
  if (text.slice(start + 1, lineEnd(text, start + 1)).trimEnd() !== '---') {
    return { line, column: 1, message: 'this line begins with --- and yet is no fence; write --- alone to close the front matter' };
  }
  if (Buffer.byteLength(text.slice(0, start)) > MAX_FRONT_MATTER) {
    const found = Math.ceil(Buffer.byteLength(text.slice(0, start)) / 1024);
    return {
      line: 1,
      column: 1,
      message: `the front matter is larger than 256 KB, found ${found} KB; move long text below the second ---`,
    };
  }
  return null;
}

function missingFence(text: string, firstLine: string): FrontMatterFault {
  if (text.trim() === '') {
    return { line: 1, column: 1, message: 'the file is empty; begin it with a line ---, the fields, and another line ---' };
  }
  if (/^\s*\n/.test(text) && text.trimStart().startsWith('---')) {
    return { line: 1, column: 1, message: 'an empty line stands before the front matter; make --- the first line' };
  }
  if (/^[ \t]+---/.test(firstLine)) {
    return { line: 1, column: 1, message: 'white space stands before the first ---; delete it' };
  }
  if (/^-{4,}\s*$/.test(firstLine)) {
    return { line: 1, column: 4, message: `a fence is three hyphens, found ${firstLine.trimEnd().length}; write --- alone` };
  }
  if (firstLine.startsWith('---')) {
    const found = firstLine.trimEnd().slice(0, 40);
    return { line: 1, column: 4, message: `front matter is YAML and nothing else, found ${JSON.stringify(found)}; write --- alone` };
  }
  return { line: 1, column: 1, message: 'the front matter is missing; begin the file with a line ---, the fields, and another line ---' };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
