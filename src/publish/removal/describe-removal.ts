import { plural } from '../../command/report-problems.ts';
import type { Article } from '../../content/article.ts';
import { formatProblem } from '../../content/problems/problem.ts';
import { nameFirst } from '../../text/name-first.ts';
import type { GonePage } from './find-gone-pages.ts';

/** As a person would type them, with a slash at the end. */
export interface FolderNames {
  content: string;
  output: string;
}

/**
 * Why a build would take too much from the site, and how to do it all the same.
 * @param gone each with a word on why, or none
 */
export function describeRefusal(
  gone: readonly string[],
  counts: { before: number; now: number },
  { content, output }: FolderNames,
): string {
  const [why, remedy] =
    counts.now === 0
      ? [
          `${content} has no article to publish, and ${plural(gone.length, 'article')} would go from ${output}`,
          'See whether CONTENT_DIR is the right folder and is filled (git submodule update --init fills a submodule).',
        ]
      : [
          `${gone.length} of ${counts.before} articles would go from ${output}, since they are missing in ${content} or have errors`,
          'Bring them back. Where files were renamed, keep the old addresses with aliases in them.',
        ];
  const list = nameFirst(gone).map((line) => `  ${line}`);
  return [`Nothing was built: ${why}:`, ...list, remedy, 'If they are to go: npm run build -- --allow-removal'].join('\n');
}

/** What to do about addresses that lead nowhere from now on, a line for each file that can keep some. */
export function describeGone(pages: readonly GonePage[], successors: ReadonlyMap<GonePage, Article>, { content }: FolderNames): string[] {
  const kept = Map.groupBy(successors, ([_page, article]) => article);
  const lines = [...kept].map(([{ file, aliases }, entries]) => {
    const gone = entries.map(([{ address }]) => address);
    const message = `${gone.join(', ')} of this story ${gone.length === 1 ? 'was' : 'were'} published before and is not found any more; keep it with: aliases: [${[...aliases, ...gone].join(', ')}]`;
    return content + formatProblem({ severity: 'warning', file, line: 2, column: 1, message });
  });
  const lost = pages.filter((page) => !successors.has(page)).map(({ address }) => address);
  if (lost.length === 0) return lines;
  const what = lost.length === 1 ? 'an address that was published before is' : `${lost.length} addresses that were published before are`;
  return [
    ...lines,
    `warning: ${what} not found any more, as no file has the story: ${nameFirst(lost).join(', ')}; to lead readers elsewhere, name it under aliases in an article`,
  ];
}
