import type { Problem } from '../content/problems/problem.ts';
import type { Environment } from './environment.ts';
import { type AbsentArticles, countProblems, describeAbsent, nameFolder, plural } from './report-problems.ts';

/** What a build has to tell of a paper. */
export interface PaperCounts extends AbsentArticles {
  /** On the site. */
  articles: { length: number };
}

/** What a build says at its end, without its seconds. @param beginning see `describeBeginning` */
export function summarisePaper(
  counts: PaperCounts,
  problems: readonly Problem[],
  { outDir, workingDir }: Pick<Environment, 'outDir' | 'workingDir'>,
  beginning: readonly string[] = [],
): string {
  const folder = nameFolder(outDir, workingDir);
  const absent = describeAbsent(counts);
  return [
    `${plural(counts.articles.length, 'article')} published${absent.length > 0 ? ` (${absent.join(', ')})` : ''} in ${folder}`,
    countProblems(problems),
    ...beginning,
    ...(counts.setAside.length > 0 ? [`see ${folder.slice(0, -1)}-report.json`] : []),
  ].join(' · ');
}
