import type { Environment } from '../../command/environment.ts';
import { isSettled } from '../../files/look-at-file.ts';
import { noteState } from '../../index/index-state.ts';
import { openIndex, type PaperIndex } from '../../index/open-index.ts';
import { packStand } from '../../index/stand.ts';
import { isReadError } from '../../sqlite/sqlite-refusal.ts';
import type { Since } from '../cache/ask-since.ts';
import { compareAllArticles } from './compare-all-articles.ts';
import type { ContentLook } from './content-look.ts';
import { type ArticleChange, findChangedArticles } from './find-changed-articles.ts';
import { findChangedSince } from './find-changed-since.ts';
import type { LastBuild } from './last-build.ts';
import type { SeenContent } from './look-at-content.ts';

/** What is known without the index. */
export interface AskedContent {
  seen: SeenContent;
  /** Printed of it with the last look's young files; undefined where looks don't tell. */
  look: ContentLook | undefined;
  since: Since | undefined;
}

/**
 * Asks the index which articles changed since the last build, where nothing else of the content did. Where none changed, it learns how they
 * look now and where they stand in Git.
 * @returns undefined where that can't be told
 */
export async function askIndex(
  { contentDir, cacheDir }: Pick<Environment, 'contentDir' | 'cacheDir'>,
  code: string,
  last: LastBuild,
  asked: AskedContent,
): Promise<ArticleChange | undefined> {
  const { seen, since } = asked;
  const index = openIndex(cacheDir, code);
  try {
    const change = await findChange(index, contentDir, last, asked);
    if (change && isNothing(change)) noteUnchanged(index, change, { moment: since?.moment ?? seen.moment, since });
    return change;
  } catch (error) {
    if (isReadError(error)) return undefined; // who reads everything makes another one
    throw error;
  } finally {
    index.close();
  }
}

/** By looks, if a few articles look otherwise. */
async function findChange(
  index: PaperIndex,
  contentDir: string,
  last: LastBuild,
  { seen, look, since }: AskedContent,
): Promise<ArticleChange | undefined> {
  if (since) return index.read((tables) => findChangedSince(tables, last, { since, contentDir }));
  const { content } = last;
  const change = look && content && index.read((tables) => findChangedArticles(tables, { ...last, content }, { seen, look, contentDir }));
  return change ?? compareAllArticles(index, last, { seen, contentDir });
}

export function isNothing({ changed, gone }: ArticleChange): boolean {
  return changed.length + gone.length === 0;
}

function noteUnchanged(
  index: PaperIndex,
  { confirmed, state }: ArticleChange,
  { moment, since }: { moment: number; since: Since | undefined },
): void {
  // The bytes are the same: what was said of a commit without asking Git is still so.
  const stand = since ? packStand({ commit: since.differences.head, unsure: since.differences.uncommitted }) : state.stand;
  if (confirmed.length === 0 && stand === state.stand) return;
  index.change(({ notes, files }) => {
    if (notes.read('version') !== state.version) return; // another build knows more by now
    noteState(notes, state, { ...state, looked: moment, stand });
    for (const { look, row } of confirmed) files.put({ ...row, look, isSettled: isSettled(look, moment) });
  });
  index.commit();
}
