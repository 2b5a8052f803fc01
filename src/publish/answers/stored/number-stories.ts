import { findState } from '../../../content/find-state.ts';
import type { IndexTables } from '../../../index/index-tables.ts';
import type { WholePaper } from './whole-paper.ts';

/** What stories are called in the index. */
export interface StoryNumbers {
  /** The numbers of files, by their names. */
  ofFile: ReadonlyMap<string, number>;
  /** The same by the places of stories in the store, with `~` before both where the story is off the site. */
  ofPlace: ReadonlyMap<number, number>;
}

/**
 * @returns undefined where the paper can't be known by its files: some are set aside or are shown as they were published last, drafts are
 *   shown, or the index does not have each article's file with the bytes that the article is of
 */
export function numberStories({ files }: IndexTables, { publication, store, now }: WholePaper): StoryNumbers | undefined {
  const { articles, expired, withdrawn, drafts, setAside, restored } = publication;
  if (setAside.length + restored.length > 0 || articles.some((article) => findState(article, now) !== 'shown')) return undefined;
  const rows = new Map(files.listHashes().map(([id, path, hash]) => [path, { id, hash }]));
  const ofFile = new Map<string, number>();
  for (const { file, bytesHash } of [...articles, ...expired, ...withdrawn, ...drafts]) {
    const row = rows.get(file);
    if (row?.hash !== bytesHash) return undefined;
    ofFile.set(file, row.id);
  }
  const find = (story: number) => ofFile.get(store.article(story).file) as number;
  const places = store.list('all', '')?.stories ?? [];
  return { ofFile, ofPlace: new Map(Array.from(places, (place) => [place, place < 0 ? ~find(~place) : find(place)])) };
}
