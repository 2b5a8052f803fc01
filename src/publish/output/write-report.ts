import type { PaperCounts } from '../../command/summarise-paper.ts';
import type { Problem } from '../../content/problems/problem.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { compareText } from '../../text/compare-text.ts';
import type { SyncResult } from './sync-folder.ts';

/** What a report tells besides files. */
export interface ReportedPaper {
  counts: PaperCounts;
  problems: readonly Problem[];
  /** `shown`: how many pages show. */
  pictures: Pick<FillResult, 'missing' | 'waiting'> & { shown: number };
}

/** What a program may want to know of the build. */
export async function writeReport(
  path: string,
  { counts, problems, pictures }: ReportedPaper,
  { written, kept, removed }: SyncResult,
): Promise<void> {
  const report = {
    articles: counts.articles.length,
    unpublished: counts.unpublished.length,
    waiting: counts.waiting.map(({ file, publishedAt }) => ({ file, until: publishedAt.toISOString() })),
    expired: counts.expired.length,
    withdrawn: counts.withdrawn.length,
    setAside: counts.setAside,
    restored: counts.restored,
    problems,
    pictures: {
      shown: pictures.shown,
      missing: [...pictures.missing].map(([url, { reason, detail }]) => ({ url, reason, detail })).toSorted(compareUrl),
      waiting: pictures.waiting.toSorted(),
    },
    files: { written, kept, removed },
  };
  await writeWhole(path, `${JSON.stringify(report, null, 2)}\n`);
}

function compareUrl(a: { url: string }, b: { url: string }): number {
  return compareText(a.url, b.url);
}
