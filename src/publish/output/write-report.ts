import type { Publication } from '../../content/publication.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import type { Site } from '../../site.ts';
import { compareText } from '../../text/compare-text.ts';
import type { SyncResult } from './sync-folder.ts';

/** What a program may want to know of the build. */
export async function writeReport(
  path: string,
  { publication, prepared, site }: { publication: Publication; prepared: FillResult; site: Site },
  { written, kept, removed }: SyncResult,
): Promise<void> {
  const report = {
    articles: publication.articles.length,
    unpublished: publication.unpublished.length,
    waiting: publication.waiting.map(({ file, publishedAt }) => ({ file, until: publishedAt.toISOString() })),
    expired: publication.expired.length,
    withdrawn: publication.withdrawn.length,
    setAside: publication.setAside,
    restored: publication.restored,
    problems: site.problems,
    pictures: {
      shown: prepared.pictures.size,
      missing: [...prepared.missing].map(([url, { reason, detail }]) => ({ url, reason, detail })).toSorted(compareUrl),
      waiting: prepared.waiting.toSorted(),
    },
    files: { written, kept, removed },
  };
  await writeWhole(path, `${JSON.stringify(report, null, 2)}\n`);
}

function compareUrl(a: { url: string }, b: { url: string }): number {
  return compareText(a.url, b.url);
}
