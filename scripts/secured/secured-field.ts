import { isMap, isScalar, parseDocument } from 'yaml';
import { KnownFailure } from '../../src/command/known-failure.ts';
import { isProblem, splitFrontMatter } from '../../src/content/files/split-front-matter.ts';
import { formatProblem } from '../../src/content/problems/problem.ts';

/** The field of an article's front matter that holds a sealed text. */
const FIELD = 'secured';

/** @returns undefined where an article has none @throws {KnownFailure} for a file that is no article */
export function readSecured(file: string, text: string): string | undefined {
  const { data } = split(file, text);
  const value = data[FIELD];
  return typeof value === 'string' ? value : undefined;
}

/** The article with another sealed text, and not a byte changed besides. */
export function writeSecured(file: string, text: string, sealed: string): string {
  const { yaml } = split(file, text);
  const start = text.indexOf(yaml);
  const document = parseDocument(yaml);
  const pair = isMap(document.contents) ? document.contents.items.find(({ key }) => isScalar(key) && key.value === FIELD) : undefined;
  const value = pair && isScalar(pair.value) ? pair.value.range : undefined;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  if (value) {
    // A value of several lines ends with their last break, and the last line of all with half of one.
    const old = yaml.slice(value[0], value[1]).trimEnd();
    return text.slice(0, start + value[0]) + sealed + text.slice(start + value[0] + old.length);
  }
  if (pair) throw new KnownFailure(`${file} has a field ${FIELD} that is no text; take it out, then seal again`);
  const end = start + yaml.trimEnd().length;
  return `${text.slice(0, end)}${lineBreak}${FIELD}: ${sealed}${text.slice(end)}`;
}

function split(file: string, text: string) {
  const parts = splitFrontMatter(file, text);
  if (isProblem(parts)) throw new KnownFailure(formatProblem(parts));
  return parts;
}
