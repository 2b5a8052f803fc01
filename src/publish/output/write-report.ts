import type { Problem } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import type { Site } from '../../site.ts';
import { compareText } from '../../text/compare-text.ts';
import type { SyncResult } from './sync-folder.ts';

/** What a program may want to know of the build. */
export interface BuildReport {
  /** How many. */
  articles: number;
  unpublished: number;
  /** The next one first; moments in ISO 8601. */
  waiting: readonly { file: string; until: string }[];
  expired: number;
  withdrawn: number;
  setAside: readonly string[];
  restored: readonly string[];
  problems: readonly Problem[];
  pictures: PictureReport;
  files: SyncResult;
}

export interface PictureReport {
  shown: number;
  missing: readonly { url: string; reason: string; detail: string }[];
  waiting: readonly string[];
}

/** Of a build that looked at everything. */
export function describeBuild(
  { publication, prepared, site }: { publication: Publication; prepared: FillResult; site: Pick<Site, 'problems'> },
  { written, kept, removed }: SyncResult,
): BuildReport {
  return {
    articles: publication.articles.length,
    unpublished: publication.unpublished.length,
    waiting: publication.waiting.map(describeWaiting),
    expired: publication.expired.length,
    withdrawn: publication.withdrawn.length,
    setAside: publication.setAside,
    restored: publication.restored,
    problems: site.problems,
    pictures: describePictureReport({ ...prepared, shown: prepared.pictures.size }),
    files: { written, kept, removed },
  };
}

export function describeWaiting({ file, publishedAt }: Pick<Publication['waiting'][number], 'file' | 'publishedAt'>) {
  return { file, until: publishedAt.toISOString() };
}

export function describePictureReport({
  shown,
  missing,
  waiting,
}: Pick<FillResult, 'missing' | 'waiting'> & { shown: number }): PictureReport {
  return {
    shown,
    missing: [...missing].map(([url, { reason, detail }]) => ({ url, reason, detail })).toSorted((a, b) => compareText(a.url, b.url)),
    waiting: waiting.toSorted(),
  };
}

export async function writeReport(path: string, report: BuildReport): Promise<void> {
  await writeWhole(path, `${JSON.stringify(report, null, 2)}\n`);
}
