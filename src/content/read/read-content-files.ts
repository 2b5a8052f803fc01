import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as takeTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type { ParsedArticle } from '../article.ts';
import type { Finding } from '../problems/finding.ts';
import { locateFindings } from '../problems/locate-findings.ts';
import type { Problem } from '../problems/problem.ts';
import { type ContentFile, listContentFiles } from './list-content-files.ts';
import type { ParseArticle, ParseResult } from './parse-article.ts';
import { parseYamlFile } from './parse-yaml-file.ts';
import { isProblem, splitFrontMatter } from './split-front-matter.ts';

/** Bytes; a longer text is no article. */
const MAX_FILE_SIZE = 5 * 1024 * 1024;
/** Files read between two turns for timers. Reading one file after another takes a third of the time of waiting for each. */
const TURN = 64;

/** Takes the problems of one file as they are found. */
export type NoteProblems = (problems: readonly Problem[]) => void;

/**
 * Every article below `news/` that has no error.
 * @param parsed what was read of some files already, by file
 */
export async function readArticles(
  contentDir: string,
  parse: ParseArticle,
  parsed: ReadonlyMap<string, ParseResult>,
  note: NoteProblems,
): Promise<ParsedArticle[]> {
  const files = listContentFiles(contentDir, 'news');
  const articles: ParsedArticle[] = [];
  for (const listed of files.filter(({ file }) => /\.(?:markdown|mdx?|txt)$/i.test(file) && !file.endsWith('.md'))) {
    note([wholeFile('warning', listed, 'this file is not read; end its name with .md to publish it')]);
  }
  for (const listed of files.filter(({ file, isRegular }) => !isRegular && !file.endsWith('.md'))) {
    note([wholeFile('warning', listed, 'this link is not followed; commit the files themselves')]);
  }
  const take = ({ article, problems }: ParseResult) => {
    note(problems);
    if (article) articles.push(article);
  };
  await readInOrder(
    files.filter(({ file }) => file.endsWith('.md')),
    note,
    ({ file }, bytes) => take(parse(file, bytes)),
    ({ file }) => {
      const result = parsed.get(file);
      if (result) take(result);
      return result !== undefined;
    },
  );
  return articles;
}

export interface YamlFile<Fields> {
  file: string;
  fields: Fields;
}

/** Every YAML file of a folder that has no error. */
export async function readYamlFolder<Schema extends z.ZodType>(
  contentDir: string,
  folder: string,
  schema: Schema,
  note: NoteProblems,
): Promise<YamlFile<z.output<Schema>>[]> {
  return readYamlFiles(
    listContentFiles(contentDir, folder).filter(({ file }) => /\.ya?ml$/i.test(file)),
    schema,
    note,
  );
}

/** `site.yaml`'s fields; none if the file is missing, undefined if it has an error. */
export async function readSiteFile<Schema extends z.ZodType>(contentDir: string, schema: Schema, note: NoteProblems) {
  const path = join(contentDir, 'site.yaml');
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (!exists) return schema.parse({});
  const [site] = await readYamlFiles([{ file: 'site.yaml', path, isRegular: true }], schema, note);
  return site?.fields;
}

async function readYamlFiles<Schema extends z.ZodType>(files: readonly ContentFile[], schema: Schema, note: NoteProblems) {
  const read: YamlFile<z.output<Schema>>[] = [];
  await readInOrder(files, note, ({ file }, bytes) => {
    const { data, problems } = parseYamlFile(file, bytes, schema);
    note(problems);
    if (data !== undefined && !problems.some(({ severity }) => severity === 'error')) read.push({ file, fields: data });
  });
  return read;
}

/**
 * Hands over the files in their order.
 * @param isTaken true for a file that need not be read
 */
async function readInOrder(
  files: readonly ContentFile[],
  note: NoteProblems,
  take: (file: ContentFile, bytes: Buffer) => void,
  isTaken: (file: ContentFile) => boolean = () => false,
): Promise<void> {
  for (const [index, listed] of files.entries()) {
    if (isTaken(listed)) continue;
    const content = readContentFile(listed);
    if (Buffer.isBuffer(content)) take(listed, content);
    else note([content]);
    if (index % TURN === 0) await takeTurn();
  }
}

/** A file's bytes, or why there are none. */
export function readContentFile(listed: ContentFile): Buffer | Problem {
  if (!listed.isRegular) return wholeFile('error', listed, 'this is a link or a device, not a file; commit the file itself');
  try {
    const bytes = readFileSync(listed.path);
    if (bytes.length <= MAX_FILE_SIZE) return bytes;
    const found = `${(bytes.length / 1024 / 1024).toFixed(1)} MB`;
    return wholeFile('error', listed, `the file is larger than 5 MB, found ${found}; move pictures and data into files of their own`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return wholeFile('error', listed, `the file can't be read (${code}); check that it exists and that you may read it`);
  }
}

function wholeFile(severity: Problem['severity'], { file }: ContentFile, message: string): Problem {
  return { severity, file, line: 1, column: 1, message };
}

/** Gives findings their line and column. Files with a finding are few, so they are read once more. */
export async function locateInFiles(contentDir: string, findings: readonly Finding[]): Promise<Problem[]> {
  if (findings.length === 0) return [];
  // A file's name here is in NFC; on the disk it need not be.
  const paths = new Map(listContentFiles(contentDir).map(({ file, path }) => [file, path]));
  const located = [...Map.groupBy(findings, ({ file }) => file)].map(async ([file, ofFile]) => {
    const text = await readFile(paths.get(file) ?? join(contentDir, file), 'utf8').catch(() => '');
    return locateFindings(ofFile, yamlOf(file, text), text);
  });
  return (await Promise.all(located)).flat();
}

function yamlOf(file: string, text: string): string {
  if (!file.endsWith('.md')) return text;
  const parts = splitFrontMatter(file, text.replace(/^\ufeff/, ''));
  return isProblem(parts) ? '' : parts.yaml;
}
