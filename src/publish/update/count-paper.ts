import type { PaperCounts } from '../../command/summarise-paper.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { compareText } from '../../text/compare-text.ts';

/** How many articles the index has in each state. */
export function countPaper({ paper: { lists, stories }, files }: IndexTables): PaperCounts {
  const waiting = stories
    .list('waiting')
    .toSorted((a, b) => a.publishedAt - b.publishedAt || compareText(b.slug, a.slug))
    .map(({ id, slug, publishedAt }) => ({ file: files.find(id)?.path ?? '', slug, publishedAt: new Date(publishedAt) }));
  const count = (state: Parameters<typeof stories.count>[0]) => ({ length: stories.count(state) });
  return {
    articles: { length: lists.findHead('all', '')?.count ?? 0 },
    waiting,
    unpublished: count('unpublished'),
    expired: count('expired'),
    withdrawn: count('withdrawn'),
    setAside: [],
    restored: [],
  };
}
