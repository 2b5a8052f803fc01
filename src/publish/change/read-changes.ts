import { hash } from 'node:crypto';
import { readContentFile } from '../../content/files/read-content-file.ts';
import type { ArticleForm } from '../../content/foreign/article-form.ts';
import { type ParseResult, parseArticle } from '../../content/read/parse-article.ts';
import { isSettled, isStill } from '../../files/look-at-file.ts';
import type { SeenArticle } from '../../index/compare-article.ts';
import type { FileRow } from '../../index/files-table.ts';
import { hashBlob } from '../../index/git/hash-blob.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { packResult, unpackResult } from '../../index/pack-result.ts';
import type { FarReach, FileChange } from './judge-article.ts';

/** Articles' files that look otherwise than when the index was made, and those that are gone. */
export interface ChangedFiles {
  changed: readonly SeenArticle[];
  gone: readonly Pick<FileRow, 'path'>[];
}

export interface ReadChange extends FileChange {
  /** Writes what was read into the index. @returns the number of the file */
  keep: (tables: Pick<IndexTables, 'files' | 'articles'>) => number;
}

export interface ReadOptions {
  now: Date;
  form: ArticleForm;
  /** Whether the files lie in a work tree of Git's. */
  hasGit: boolean;
  /** Before which they were looked at, in milliseconds since 1970. */
  moment: number;
}

/** More of them are as quick to read together with all others. */
const MOST_FILES = 100;

/**
 * Reads changed articles, and finds what the index has of them and of those that the clock alone makes others: they became due, or ended.
 * @returns why that can't be done here
 */
export function readChanges({ changed, gone }: ChangedFiles, tables: IndexTables, options: ReadOptions): ReadChange[] | FarReach {
  const due = tables.paper.stories.listDue(options.now.getTime());
  if (changed.length + gone.length + due.length > MOST_FILES) return 'many articles changed';
  const changes: ReadChange[] = [];
  for (const found of changed) {
    const change = readChanged(found, tables, options);
    if (typeof change === 'string') return change;
    changes.push(change);
  }
  for (const { path } of gone) {
    const row = tables.files.findByPath(path);
    const before = row && findBefore(row, tables);
    if (!row || !before) return `${path} is not known`;
    const keep: ReadChange['keep'] = ({ files }) => {
      files.remove(row.id);
      return row.id;
    };
    changes.push({ file: path, before, after: undefined, keep });
  }
  const known = new Set(changes.flatMap(({ before }) => before?.row.id ?? []));
  for (const { id } of due) {
    if (known.has(id)) continue;
    const row = tables.files.find(id);
    const before = row && findBefore(row, tables);
    if (!before) return `${row?.path} is not known`;
    changes.push({ file: row.path, before, after: before.result, keep: () => id });
  }
  return changes;
}

function readChanged({ listed, look }: SeenArticle, tables: IndexTables, { form, hasGit, moment }: ReadOptions): ReadChange | FarReach {
  const { file, path } = listed;
  const row = tables.files.findByPath(file);
  const bytes = readContentFile(listed);
  if (!Buffer.isBuffer(bytes)) return `${file} can't be read`;
  const before = row && findBefore(row, tables);
  if (row && !before) return `${file} is not known`;
  const isAsBefore = before !== undefined && row?.hash === hash('sha256', bytes) && before.result.form === form.key;
  const after = isAsBefore ? before.result : parseArticle(file, bytes, form);
  if (!isStill(path, look)) return `${file} changes while it is read`;
  const seen = { path: file, look, isSettled: isSettled(look, moment), hash: after.bytesHash, blob: hasGit ? hashBlob(bytes) : null };
  return {
    file,
    before,
    after,
    keep: ({ files, articles }) => {
      const id = files.put(seen);
      if (!isAsBefore) articles.put({ id, form: after.form, ...packResult(after) });
      return id;
    },
  };
}

/** @returns undefined for a file that was no good article */
function findBefore(row: FileRow, { paper: { stories }, articles }: IndexTables): FileChange['before'] {
  const [story, article] = [stories.find(row.id), articles.find(row.id)];
  const result: ParseResult | undefined = article && unpackResult(article, row);
  return story && result && { row: story, result };
}
