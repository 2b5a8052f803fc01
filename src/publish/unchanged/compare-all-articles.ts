import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { compareArticle } from '../../index/compare-article.ts';
import { findChangedFiles } from '../../index/find-changed-files.ts';
import { findCheckedOut } from '../../index/find-checked-out.ts';
import { findWorkTree } from '../../index/git/find-work-tree.ts';
import { readState, tellsByLooks } from '../../index/index-state.ts';
import type { PaperIndex } from '../../index/open-index.ts';
import type { ArticleChange } from './find-changed-articles.ts';
import type { LastBuild } from './last-build.ts';
import type { SeenContent } from './look-at-content.ts';

/** With more of them, all can be read as well. */
const MOST_CHANGED = 500;

/**
 * Which articles changed since the last build, by the rows of all: where many look otherwise, as in a fresh clone with a copied cache.
 * What Git checked out as it was is not read; else the bytes of what looks otherwise tell.
 * @param last what that build left
 * @param seen the content folder as it is now, in which nothing changed but articles
 * @returns undefined where too many did, or the index is not as that build left it
 */
export async function compareAllArticles(
  index: Pick<PaperIndex, 'read'>,
  { indexVersion }: Pick<LastBuild, 'indexVersion'>,
  { seen: { articles, moment }, contentDir }: { seen: SeenContent; contentDir: string },
): Promise<ArticleChange | undefined> {
  const { state, rows } = index.read(({ notes, files }) => {
    const read = readState(notes);
    return { state: read, rows: read.version === indexVersion ? files.list() : [] };
  });
  if (indexVersion === '' || state.version !== indexVersion || !articles) return undefined;
  const all = articles.flat();
  const looks = new Map(all.map(({ listed, look }) => [listed.file, look]));
  // Two names that are one in Unicode's normal form.
  if (looks.size < all.length) return undefined;
  const place = realpathSync(contentDir);
  const isTrusted = tellsByLooks(state, place, moment);
  const files = all.map(({ listed }) => listed);
  const { changed, gone } = findChangedFiles(files, rows, isTrusted, { lookAt: ({ file }) => looks.get(file) });
  const listedIn = join(contentDir, 'news');
  const checkedOut = new Set<unknown>(await findCheckedOut(changed, findWorkTree(listedIn), listedIn));
  const change: ArticleChange = { state: { ...state, place }, changed: [], confirmed: [], gone };
  for (const found of changed) {
    if (checkedOut.has(found)) continue;
    const row = found.row && !isTrusted ? { ...found.row, mtime: null } : found.row;
    if (!compareArticle(change, found.listed, row)) return undefined;
    if (change.changed.length + gone.length > MOST_CHANGED) return undefined;
  }
  return change;
}
