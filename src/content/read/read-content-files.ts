import { join } from 'node:path';
import { setImmediate as takeTurn } from 'node:timers/promises';
import type { ParsedArticle } from '../article.ts';
import type { Finding } from '../problems/finding.ts';
import { locateFindings } from '../problems/locate-findings.ts';
import type { Problem } from '../problems/problem.ts';
import type { ContentFile, PaperFiles } from './list-content-files.ts';
import type { ParseArticle, ParseResult } from './parse-article.ts';
import { readContentFile } from './read-content-file.ts';
import { isProblem, splitFrontMatter } from './split-front-matter.ts';

/** Files read between two turns for timers. Reading one file after another takes a third of the time of waiting for each. */
const TURN = 64;

/** Takes the problems of one file as they are found. */
export type NoteProblems = (problems: readonly Problem[]) => void;

/**
 * Every article that has no error.
 * @param files what lies below `news/`
 * @param parsed what was read of some files already, by file
 */
export async function readArticles(
  files: readonly ContentFile[],
  parse: ParseArticle,
  parsed: ReadonlyMap<string, ParseResult>,
  note: NoteProblems,
): Promise<ParsedArticle[]> {
  const articles: ParsedArticle[] = [];
  const take = ({ article, problems }: ParseResult) => {
    note(problems);
    if (article) articles.push(article);
  };
  await readInOrder(
    files.filter(({ file }) => file.endsWith('.md')),
    note,
    ({ file }, bytes) => take(parse(file, bytes)),
    {
      isTaken: ({ file }) => {
        const result = parsed.get(file);
        if (result) take(result);
        return result !== undefined;
      },
    },
  );
  return articles;
}

/**
 * Hands over the files in their order.
 * @param options `isTaken`: true for a file that need not be read; `most`: bytes of a file
 */
export async function readInOrder(
  files: readonly ContentFile[],
  note: NoteProblems,
  take: (file: ContentFile, bytes: Buffer) => void,
  { isTaken = () => false, most }: { isTaken?: (file: ContentFile) => boolean; most?: number } = {},
): Promise<void> {
  for (const [index, listed] of files.entries()) {
    if (isTaken(listed)) continue;
    const content = readContentFile(listed, most);
    if (Buffer.isBuffer(content)) take(listed, content);
    else note([content]);
    if (index % TURN === 0) await takeTurn();
  }
}

/** Gives findings their line and column. Files with a finding are few, so they are read once more. */
export function locateInFiles(contentDir: string, listed: PaperFiles, findings: readonly Finding[]): Problem[] {
  if (findings.length === 0) return [];
  // A file's name here is in NFC; on the disk it need not be.
  const paths = new Map([...listed.values()].flat().map(({ file, path }) => [file, path]));
  return [...Map.groupBy(findings, ({ file }) => file)].flatMap(([file, ofFile]) => {
    const content = readContentFile({ file, path: paths.get(file) ?? join(contentDir, file), isRegular: true });
    const text = Buffer.isBuffer(content) ? content.toString() : '';
    return locateFindings(ofFile, yamlOf(file, text), text);
  });
}

function yamlOf(file: string, text: string): string {
  if (!file.endsWith('.md')) return text;
  const parts = splitFrontMatter(file, text.replace(/^\ufeff/, ''));
  return isProblem(parts) ? '' : parts.yaml;
}
