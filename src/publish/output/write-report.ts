import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { compareText } from '../../content/problems/problem.ts';
import type { Build } from '../render-site.ts';
import type { SyncResult } from './sync-folder.ts';

/** What a program may want to know of the build. */
export async function writeReport(
  path: string,
  { publication, prepared, site }: Build,
  { written, kept, removed }: SyncResult,
): Promise<void> {
  const report = {
    articles: site.articles.length,
    unpublished: publication.unpublishedCount,
    waiting: publication.waiting.map(({ file, publishedAt }) => ({ file, until: publishedAt.toISOString() })),
    setAside: publication.setAside,
    problems: site.problems,
    pictures: {
      shown: prepared.pictures.size,
      missing: [...prepared.missing].map(([url, { reason, detail }]) => ({ url, reason, detail })).toSorted(compareUrl),
      waiting: prepared.waiting.toSorted(),
    },
    files: { written, kept, removed },
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
}

function compareUrl(a: { url: string }, b: { url: string }): number {
  return compareText(a.url, b.url);
}
