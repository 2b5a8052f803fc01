import type { IndexTables } from '../../../index/index-tables.ts';
import { doubtPaper, settlePaper } from '../../../index/paper-version.ts';
import { notePictures } from '../../pictures/note-pictures.ts';
import { describeFrame } from './describe-frame.ts';
import { describeCorrections, describeLists } from './describe-lists.ts';
import { describeStories } from './describe-stories.ts';
import { numberStories } from './number-stories.ts';
import type { WholePaper } from './whole-paper.ts';

/**
 * Writes a paper to the index, where `openStoredStore` finds it; what is there already is not written again. For `PaperIndex.change`, after
 * all that changes files.
 * @returns the version of the paper; undefined where it can't be known by its files, see {@link numberStories}
 */
export function writePaper(tables: IndexTables, whole: WholePaper): string | undefined {
  const { publication, store, prepared, contentDir } = whole;
  const noted = notePictures(tables, publication, prepared, contentDir);
  const numbers = numberStories(tables, whole);
  if (!numbers) {
    doubtPaper(tables);
    return undefined;
  }
  const { stories, lists, corrections, closedPages, aliases, frame } = tables.paper;
  const changes = [
    noted,
    stories.replace(describeStories(whole, numbers)),
    lists.replace(describeLists(whole, numbers)),
    corrections.replace(describeCorrections(whole, numbers)),
    closedPages.replace(store.monthsOfClosedPages().map((month) => ({ month, pages: store.closedPages(month) }))),
    aliases.replace(store.aliases().flatMap((alias) => store.redirect(alias) ?? [])),
    frame.write(describeFrame(whole)),
  ];
  const hasChanged = changes.some((count) => count > 0);
  return settlePaper(tables, hasChanged);
}
