import type { FillCounts } from '../../images/fill/summarise-fill.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import type { ChangedPictures } from './prepare-changed-pictures.ts';

/** The same as `notePictures` of all pictures would write. */
export function noteChangedPictures({ paper, notes }: Pick<IndexTables, 'paper' | 'notes'>, changed: ChangedPictures): void {
  for (const row of changed.rows) paper.pictures.put(row);
  for (const url of changed.ended) paper.pictures.remove(url);
  for (const file of changed.shared) {
    if (file.pictures > 1) paper.pictureFiles.put(file);
    else paper.pictureFiles.remove(file.name);
  }
  if (notes.read('pictureBytes') !== String(changed.bytes)) notes.write('pictureBytes', String(changed.bytes));
}

export interface AllPictures extends FillCounts {
  /** How many pages show. */
  shown: number;
}

/**
 * What the index says of all pictures of the site, as one that had looked at each would; after {@link noteChangedPictures}.
 * @param filled what was fetched and made for it just now
 */
export function describeAllPictures({ paper }: Pick<IndexTables, 'paper'>, { filled, bytes }: ChangedPictures): AllPictures {
  const { fetched = 0, unchanged = 0, made = 0, received = 0, kept = [] } = filled ?? {};
  const shown = paper.pictures.countShown();
  return {
    ...{ fetched, unchanged, made, received, kept },
    shown,
    reused: shown - made,
    size: bytes,
    missing: new Map(
      paper.pictures.listLacking('missing').flatMap((url) => {
        const lack = paper.pictures.find(url)?.lack;
        if (lack?.kind !== 'missing') return [];
        const isRemembered = filled?.missing.get(url)?.isRemembered ?? true;
        return [[url, { reason: lack.reason, detail: lack.detail, isRemembered }]];
      }),
    ),
    // These may be all of a paper that was never built with a network.
    waiting: paper.pictures.listLacking('waiting'),
  };
}
