import { hash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFile } from '../content/files/list-content-files.ts';
import type { ArticleForm } from '../content/foreign/article-form.ts';
import { type ParseArticle, type ParseResult, parseArticle } from '../content/read/parse-article.ts';
import { isSettled, isStill } from '../files/look-at-file.ts';
import { isReadError } from '../sqlite/sqlite-refusal.ts';
import type { ArticleRow } from './articles-table.ts';
import type { SeenFile } from './files-table.ts';
import { type FoundFile, findChangedFiles } from './find-changed-files.ts';
import { findCheckedOut } from './find-checked-out.ts';
import { findWorkTree } from './git/find-work-tree.ts';
import { hashBlob } from './git/hash-blob.ts';
import type { Differences } from './git/list-differences.ts';
import { makeVersion, noteState, readState, tellsByLooks } from './index-state.ts';
import type { IndexTables } from './index-tables.ts';
import type { PaperIndex } from './open-index.ts';
import { type PackedResult, packResult, readPacked, unpackResult } from './pack-result.ts';
import { doubtPaper } from './paper-version.ts';
import { createSharing } from './share-parts.ts';
import { bindSuspicion, packStand, unpackStand } from './stand.ts';

/** What is known of a paper's articles before they are read. */
export interface KnownArticles {
  /** What was parsed of each file that need not be read. */
  parsed: ReadonlyMap<string, ParseResult>;
  /** `parseArticle` for the others, which asks nobody again about bytes that the index has seen. */
  parse: ParseArticle;
  /** Files of which nothing is known. */
  unknown: readonly FoundFile[];
  /** Whether they lie in a work tree of Git's. */
  hasGit: boolean;
  /** Takes what was parsed of them elsewhere. */
  learn: (articles: Iterable<LearnedArticle>) => void;
  /** Whether files that Git does not name were not even looked at, see {@link KnownOptions.since}. */
  hasTrusted: boolean;
  /** Of the index as it is once it is committed, see `IndexState`; empty where it does not know the bytes of each file. */
  tellVersion: () => string;
  /** So far. */
  counts: { readonly parsed: number; readonly reused: number };
}

export interface LearnedArticle {
  file: string;
  packed: PackedResult;
  /** See `hashBlob`; null where there is no Git. */
  blob: string | null;
  /** Whether the file looked the same before and after it was read. */
  isStill: boolean;
}

export interface KnownOptions {
  contentDir: string;
  /** Its articles, sorted by name. */
  files: readonly ContentFile[];
  form: ArticleForm;
  /** Now, in milliseconds since 1970. Git is asked and files are looked at and read after it. */
  moment: number;
  /** What Git says has changed since a commit, where somebody vouches that nothing else has. */
  since?: Differences | undefined;
}

/** Looks which articles changed since the index, reads from it what was parsed of the others, and keeps it up to date. */
export async function findKnownArticles(index: PaperIndex, options: KnownOptions): Promise<KnownArticles> {
  try {
    return await readKnown(index, options);
  } catch (error) {
    if (!isReadError(error)) throw error;
    index.startAnew(); // not whole, or another build writes for too long
    return readKnown(index, options);
  }
}

async function readKnown(index: PaperIndex, { contentDir, files, form, moment, since }: KnownOptions): Promise<KnownArticles> {
  const [place, listedIn] = [realpathSync(contentDir), join(contentDir, 'news')];
  const { last, rows } = index.read(({ notes, files: table }) => ({ last: readState(notes), rows: table.list() }));
  const isTrusted = tellsByLooks(last, place, moment);
  const lastStand = unpackStand(last.stand);
  const isSuspect = since && lastStand?.commit === since.commit ? bindSuspicion(lastStand, since) : undefined;
  const single = dropTwins(files);
  const { unchanged, changed, gone } = findChangedFiles(single, rows, isTrusted, { isSuspect });
  const workTree = files.length > 0 ? findWorkTree(listedIn) : undefined;
  const checkedOut = await findCheckedOut(changed, workTree, listedIn);
  const share = createSharing();
  const { parsed, unread } = unpackAll(index.tables.articles.iterate(), [...unchanged, ...checkedOut], form, share);
  const waiting = new Map([...changed, ...unread].map((found) => [found.listed.file, found]));
  const counts = { parsed: 0, reused: parsed.size };

  let isDoubted = false;
  const doubt = (tables: IndexTables) => {
    if (!isDoubted) doubtPaper(tables);
    isDoubted = true;
  };

  // Whoever does not ask Git does not know where the files stand by now.
  const stand = since ? packStand({ commit: since.head, unsure: since.uncommitted }) : '';
  const changesFiles = waiting.size + gone.length > 0;
  const state = { place, looked: moment, stand, version: changesFiles ? makeVersion() : last.version };
  if (changesFiles || (since && stand !== last.stand)) {
    index.change((tables) => {
      noteState(tables.notes, last, state);
      // Those that still wait then were not read: the index must not say what they were.
      const lost = [...gone, ...[...waiting.values()].map((found) => found.row)].flatMap((row) => row ?? []);
      for (const { id } of lost) tables.files.remove(id);
      if (lost.length > 0) doubt(tables);
    });
  }

  /** @param article undefined where the index has it */
  const keep = ({ listed, look, row }: FoundFile, { hash, blob }: Pick<SeenFile, 'hash' | 'blob'>, article?: Omit<ArticleRow, 'id'>) => {
    if (!look) return;
    waiting.delete(listed.file);
    index.change((tables) => {
      const id = tables.files.put({ path: listed.file, look, isSettled: isSettled(look, moment), hash, blob });
      if (article) tables.articles.put({ id, ...article });
      if (article || row?.hash !== hash) doubt(tables);
    });
  };
  for (const found of checkedOut) if (parsed.has(found.row.path)) keep(found, found.row);

  const parse: ParseArticle = (file, bytes, given) => {
    const found = index.isOpen ? waiting.get(file) : undefined;
    const known = found && findSeen(index, found, bytes, given);
    const result = known ?? parseArticle(file, bytes, given);
    counts[known ? 'reused' : 'parsed'] += 1;
    if (found && isStill(found.listed.path, found.look)) {
      const seen = { hash: result.bytesHash, blob: workTree ? hashBlob(bytes) : null };
      keep(found, seen, known ? undefined : { form: result.form, ...packResult(result) });
    }
    return result;
  };

  const learn: KnownArticles['learn'] = (learned) => {
    for (const { file, packed, blob, isStill } of learned) {
      const [found, result] = [waiting.get(file), share(readPacked(packed))];
      parsed.set(file, result);
      counts.parsed += 1;
      if (found && isStill) keep(found, { hash: result.bytesHash, blob }, { form: result.form, ...packed });
    }
  };
  const unknown = [...waiting.values()].filter(({ row }) => row === undefined);
  const tellVersion = () => (waiting.size > 0 || single.length < files.length ? '' : (state.version ?? ''));
  return { parsed, parse, unknown, hasGit: workTree !== undefined, hasTrusted: isSuspect !== undefined, tellVersion, learn, counts };
}

/** Of files whose names are one in Unicode's normal form none has a row: what is known of one would be taken for the other's. */
function dropTwins(files: readonly ContentFile[]): ContentFile[] {
  return files.filter(({ file }, index) => file !== files[index - 1]?.file && file !== files[index + 1]?.file);
}

/** @returns as `unread` files of which nothing is known in this form, or whose rows are damaged */
function unpackAll(
  rows: Iterable<ArticleRow>,
  files: readonly FoundFile[],
  form: ArticleForm,
  share: (result: ParseResult) => ParseResult,
) {
  const byId = new Map(files.map((found) => [found.row?.id, found]));
  const parsed = new Map<string, ParseResult>();
  // To read them all for the sake of none takes a second at 100,000 articles.
  if (byId.size > 0) {
    for (const article of rows) {
      const row = byId.get(article.id)?.row;
      const result = row && article.form === form.key ? unpackResult(article, row) : undefined;
      if (row && result) parsed.set(row.path, share(result));
    }
  }
  const unread = files.filter(({ listed }) => !parsed.has(listed.file)).map(({ listed, look }) => ({ listed, look, row: undefined }));
  return { parsed, unread };
}

/** What was parsed of these bytes when the file had them before. */
function findSeen(index: PaperIndex, { row }: FoundFile, bytes: Uint8Array, form: ArticleForm): ParseResult | undefined {
  if (row?.hash !== hash('sha256', bytes)) return undefined;
  try {
    const article = index.tables.articles.find(row.id);
    return article?.form === form.key ? unpackResult(article, row) : undefined;
  } catch (error) {
    if (isReadError(error)) return undefined;
    throw error;
  }
}
