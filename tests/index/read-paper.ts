import { isArticleFile, listContentFiles } from '../../src/content/files/list-content-files.ts';
import { type ArticleForm, OWN_FORM } from '../../src/content/foreign/article-form.ts';
import { parseArticle } from '../../src/content/read/parse-article.ts';
import { readArticles } from '../../src/content/read/read-articles.ts';
import { findKnownArticles } from '../../src/index/known-articles.ts';
import { openIndex } from '../../src/index/open-index.ts';
import { askSince } from '../../src/publish/cache/ask-since.ts';

export interface PaperFolders {
  contentDir: string;
  cacheDir: string;
}

export interface ReadingOptions {
  code?: string;
  form?: ArticleForm;
  after?: number;
  /** A commit. */
  since?: string;
  /** What happens between reading and writing the index. */
  beforeCommit?: () => Promise<void>;
}

/** So that files that a test has just written count as settled. */
export const LATER = 60_000;

/**
 * Reads the articles of a paper with the index's help, as a build does.
 * @param after milliseconds from now, for the moment at which files are looked at
 * @returns `read`: the files whose bytes were read
 */
export async function readPaper(
  { contentDir, cacheDir }: PaperFolders,
  { code = 'code', form = OWN_FORM, after = LATER, since: commit, beforeCommit }: ReadingOptions = {},
) {
  const files = listContentFiles(contentDir, 'news').filter(({ file }) => isArticleFile(file));
  const index = openIndex(cacheDir, code);
  const since = commit === undefined ? undefined : await askSince(contentDir, commit);
  const moment = Date.now() + after;
  const regular = files.filter(({ isRegular }) => isRegular);
  const known = await findKnownArticles(index, { contentDir, files: regular, form, moment, since: since?.differences });
  const [read, problems]: [string[], string[]] = [[], []];
  const means = {
    parse: (...[file, bytes, given]: Parameters<typeof known.parse>) => {
      read.push(file);
      return known.parse(file, bytes, given);
    },
    form,
    choosePictures: <Chosen>(article: Chosen) => article,
    parsed: known.parsed,
  };
  const articles = await readArticles(files, means, (found) => problems.push(...found.map(({ message }) => message)));
  await beforeCommit?.();
  index.commit();
  return { articles, read, problems, hasTrusted: known.hasTrusted, indexVersion: known.tellVersion(), ...known.counts };
}

/** The same without any help. */
export async function readAfresh(contentDir: string, form = OWN_FORM) {
  const files = listContentFiles(contentDir, 'news').filter(({ file }) => isArticleFile(file));
  const problems: string[] = [];
  const means = { parse: parseArticle, form, choosePictures: <Chosen>(article: Chosen) => article, parsed: new Map() };
  const articles = await readArticles(files, means, (found) => problems.push(...found.map(({ message }) => message)));
  return { articles, problems };
}

export function writeArticle(title: string, body = ''): string {
  return `---\ntitle: ${title}\npublishedDateTime: 2026-01-01T00:00:00Z\n---\n${body}\n`;
}
