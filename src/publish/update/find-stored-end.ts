import type { IndexTables } from '../../index/index-tables.ts';
import { findEnd } from '../unchanged/find-end.ts';
import type { ChangedPaper } from './change-index.ts';

/** Until when the site of the paper in the index is as it is, unless somebody changes it; see `findEnd`. */
export function findStoredEnd(
  { paper }: IndexTables,
  { store, site, frame }: Pick<ChangedPaper, 'store' | 'site' | 'frame'>,
  now: Date,
): number {
  const moments = [paper.stories.findFirstDue(), frame.frontEnd?.getTime()];
  return findEnd(
    store,
    moments.filter((moment) => moment !== undefined),
    site,
    now,
  );
}
