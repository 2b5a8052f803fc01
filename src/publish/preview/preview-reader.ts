import { existsSync, lstatSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, sep } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { completeSettings } from '../../content/fields/site/site-settings.ts';
import { isArticleFile, isVisible, listPaperFiles, PUBLIC_FOLDER } from '../../content/files/list-content-files.ts';
import { readContentFile } from '../../content/files/read-content-file.ts';
import { type ArticleForm, describeForm } from '../../content/foreign/article-form.ts';
import type { Publication } from '../../content/publication.ts';
import type { ParseArticle, ParseResult } from '../../content/read/parse-article.ts';
import { readPublication } from '../../content/read/read-publication.ts';
import { readSettings } from '../../content/read/read-settings.ts';
import { openIndex } from '../../index/open-index.ts';
import { readSiteCode } from '../cache/hash-engine.ts';
import { parseAhead } from '../cache/parse-ahead.ts';
import { changeArticles } from './change-articles.ts';
import type { FileResult } from './known-paper.ts';

/** More of them are as quick to read together with all others. */
const MOST_FILES = 100;

/** Reads a publication with its drafts, over and over. */
export interface PreviewReader {
  read: (environment: Environment) => Promise<Publication>;
  /** So that this file is read the next time, and not only remembered. */
  forget: (path: string) => void;
}

/**
 * Reads all articles with the help of what the last build or preview parsed, and from then on those that changed. Where they concern
 * themselves alone, nothing else is looked at again.
 */
export async function createPreviewReader(opened: Environment): Promise<PreviewReader> {
  const { contentDir, cacheDir } = opened;
  const index = openIndex(cacheDir, readSiteCode(opened).engine);
  const form = describeForm((await readSettings(opened)) ?? completeSettings());
  const { known, files } = await parseAhead(contentDir, index, { form, jobs: availableParallelism() });
  const parsed = new Map<string, ParseResult>(known.parsed);
  const changed = new Map<string, string>();
  let listed = files;
  /** Files of the paper besides those that were parsed. */
  let others: readonly string[] = [];
  let last: { environment: Environment; publication: Publication } | undefined;

  const parse: ParseArticle = (file, bytes, form) => {
    const result = known.parse(file, bytes, form);
    parsed.set(file, result);
    return result;
  };

  /** The last publication with what changed articles say now; undefined if all must be read. */
  const readChanged = (environment: Environment): Publication | undefined => {
    if (last?.environment !== environment || changed.size > MOST_FILES) return undefined;
    const { publication } = last;
    const results: FileResult[] = [];
    for (const [file, path] of changed) {
      if (isNothing(file, path)) continue;
      const read = readResult(file, path, describeForm(publication.site));
      if (!read) return undefined;
      results.push({ file, before: parsed.get(file), after: read.result });
    }
    const renewed = changeArticles(results, { publication, parsed, now: environment.now });
    for (const { file, after } of renewed ? results : []) {
      if (after) parsed.set(file, after);
      else parsed.delete(file);
    }
    return renewed;
  };

  /** @returns undefined for what is no article, and for a file that can't be read */
  const readResult = (file: string, path: string, form: ArticleForm): { result: ParseResult | undefined } | undefined => {
    if (!file.startsWith('news/') || !isArticleFile(file)) return undefined;
    const entry = lstatSync(path, { throwIfNoEntry: false });
    if (!entry) return { result: undefined };
    const bytes = readContentFile({ file, path, isRegular: entry.isFile() });
    return Buffer.isBuffer(bytes) ? { result: known.parse(file, bytes, form) } : undefined;
  };

  /** What editors leave beside a file while they save it. */
  const isNothing = (file: string, path: string): boolean => {
    if (!file.startsWith(`${PUBLIC_FOLDER}/`) && !isVisible(file)) return true;
    const isWithin = (one: string) => one === file || one.startsWith(`${file}/`);
    return !existsSync(path) && ![...parsed.keys(), ...others].some(isWithin);
  };

  const readAll = (environment: Environment, forgotten: readonly string[]): Promise<Publication> => {
    last = undefined;
    forgetParsed(parsed, forgotten);
    const files = listed ?? listPaperFiles(contentDir);
    listed = undefined;
    others = [...files.values()].flatMap((some) => some.flatMap(({ file }) => (parsed.has(file) ? [] : file)));
    return readPublication({ ...environment, includesDrafts: true, files, parse, parsed });
  };

  return {
    read: async (environment) => {
      const renewed = readChanged(environment);
      const forgotten = [...changed.keys()];
      changed.clear();
      const publication = renewed ?? (await readAll(environment, forgotten));
      last = { environment, publication };
      index.commit();
      return publication;
    },
    forget: (path) => changed.set(relative(contentDir, path).split(sep).join('/').normalize('NFC'), path),
  };
}

/** Drops what was parsed of files, and of all that lies in folders. */
function forgetParsed(parsed: Map<string, ParseResult>, changed: readonly string[]): void {
  const folders = changed.filter((file) => !parsed.delete(file)).map((folder) => `${folder}/`);
  for (const file of parsed.keys()) if (folders.some((folder) => file.startsWith(folder))) parsed.delete(file);
}
