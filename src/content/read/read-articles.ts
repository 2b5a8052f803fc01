import { join } from 'node:path';
import type { ParsedArticle } from '../article.ts';
import type { ChoosePictures } from '../between/choose-pictures.ts';
import { type ContentFile, isArticleFile, type PaperFiles } from '../files/list-content-files.ts';
import { readContentFile } from '../files/read-content-file.ts';
import { type NoteProblems, readInOrder } from '../files/read-in-order.ts';
import { isProblem, splitFrontMatter } from '../files/split-front-matter.ts';
import type { ArticleForm } from '../foreign/article-form.ts';
import type { Finding } from '../problems/finding.ts';
import { locateFindings } from '../problems/locate-findings.ts';
import type { Problem } from '../problems/problem.ts';
import type { ParseArticle, ParseResult } from './parse-article.ts';

export interface ReadingMeans {
  parse: ParseArticle;
  form: ArticleForm;
  choosePictures: ChoosePictures;
  /** What was read of some files already, by file; in another form it counts for nothing. */
  parsed: ReadonlyMap<string, ParseResult>;
}

/**
 * Every article that has no error.
 * @param files what lies below `news/`
 */
export async function readArticles(
  files: readonly ContentFile[],
  { parse, form, choosePictures, parsed }: ReadingMeans,
  note: NoteProblems,
): Promise<ParsedArticle[]> {
  const articles: ParsedArticle[] = [];
  const take = ({ article, problems }: ParseResult) => {
    note(problems);
    if (article) articles.push(choosePictures(article));
  };
  await readInOrder(
    files.filter(({ file }) => isArticleFile(file)),
    note,
    ({ file }, bytes) => take(parse(file, bytes, form)),
    {
      isTaken: ({ file }) => {
        const result = parsed.get(file);
        if (result?.form !== form.key) return false;
        take(result);
        return true;
      },
    },
  );
  return articles;
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
