import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { isArticleFile, isVisible } from '../../content/files/list-content-files.ts';
import { bucketOf } from '../../files/file-bucket.ts';
import { foldName } from '../../files/fold-name.ts';
import { isSpelledSo } from '../../files/is-spelled-so.ts';
import { compareArticle } from '../../index/compare-article.ts';
import type { FileRow } from '../../index/files-table.ts';
import { readState } from '../../index/index-state.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { unpackStand } from '../../index/stand.ts';
import type { Since } from '../cache/ask-since.ts';
import { type ArticleChange, isAsLeft } from './find-changed-articles.ts';
import type { LastBuild } from './last-build.ts';

/** With more of them, all articles can be looked at as well. */
const MOST_SUSPECTS = 500;

/**
 * Which articles changed since the last build, where somebody vouches that only what Git names did: it alone is looked at, and what the
 * index is not sure of.
 * @returns undefined where other files in `news/` changed, too many may have, or the index is not as that build left it or not of that commit
 */
export function findChangedSince(
  { notes, files }: Pick<IndexTables, 'notes' | 'files'>,
  last: Pick<LastBuild, 'indexVersion'>,
  { since: { moment, differences }, contentDir }: { since: Since; contentDir: string },
): ArticleChange | undefined {
  const state = readState(notes);
  const stand = unpackStand(state.stand);
  if (!isAsLeft(state, last, contentDir, moment)) return undefined;
  if (stand?.commit !== differences.commit) return undefined;
  const named = [...new Set([...stand.unsure, ...differences.between, ...differences.uncommitted])].filter(isVisible);
  const unsettled = files.listUnsettled(MOST_SUSPECTS + 1).map(({ path }) => path);
  if (named.length + unsettled.length > MOST_SUSPECTS || !named.every(isArticle)) return undefined;
  const paths = new Map(named.map((path) => [foldName(`news/${path}`), `news/${path}`]));
  // Two spellings of one name: which is which shows where all files are listed.
  if (paths.size < named.length) return undefined;
  for (const path of unsettled) if (!paths.has(foldName(path))) paths.set(foldName(path), path);

  const change: ArticleChange = { state, changed: [], confirmed: [], gone: [] };
  for (const [folded, path] of paths) {
    const file = path.normalize('NFC');
    const rows = files.listBucket(bucketOf(file)).filter((row) => foldName(row.path) === folded);
    if (rows.some((row) => row.path !== file)) return undefined;
    if (!addArticle(change, contentDir, path, rows[0])) return undefined;
  }
  return change;
}

/** @returns false where it can't be told what became of it */
function addArticle(change: ArticleChange, contentDir: string, path: string, row: FileRow | undefined): boolean {
  const file = path.normalize('NFC');
  const listed = { file, path: join(contentDir, path), isRegular: true };
  if (lstatSync(listed.path, { throwIfNoEntry: false })) return isSpelledSo(contentDir, path) && compareArticle(change, listed, row);
  if (row) change.gone.push(row);
  // Else the disk may have it in another normal form than its row.
  return row === undefined || /^[ -~]*$/.test(path);
}

/** Node has no other sign for bytes that are no text. */
function isArticle(path: string): boolean {
  return isArticleFile(path) && !path.includes('\uFFFD');
}
