import { join, relative } from 'node:path';
import { countMistakes, formatProblem, type Problem } from '../content/problems/problem.ts';
import type { Publication } from '../content/publication.ts';

export interface ContentPlace {
  contentDir: string;
  workingDir: string;
}

/** Problems as lines for a terminal, files named from the working directory, with a count at the end. */
export function describeProblems(problems: readonly Problem[], { contentDir, workingDir }: ContentPlace): string[] {
  if (problems.length === 0) return [];
  const folder = nameFolder(contentDir, workingDir);
  // Words of a theme lie outside.
  const lines = problems.map((problem) => formatProblem({ ...problem, file: join(folder, problem.file) }));
  return [...lines, `${countProblems(problems)}.`];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** `2 errors, 1 warning` */
export function countProblems(problems: readonly Problem[]): string {
  const errors = countMistakes(problems.filter(({ severity }) => severity === 'error'));
  const warnings = countMistakes(problems) - errors;
  return (
    [...(errors > 0 ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])].join(', ') || 'no problems'
  );
}

/** Articles that are not on the site, as `Publication` has them. */
export interface AbsentArticles extends Pick<Publication, 'waiting' | 'setAside' | 'restored'> {
  unpublished: { length: number };
  expired: { length: number };
  withdrawn: { length: number };
}

/** What is not on the site, and why: `3 unpublished`, `2 articles wait until 2027-02-06T15:00:00Z … 2027-05-11T08:00:00Z`, `1 expired`. */
export function describeAbsent({ unpublished, waiting, expired, withdrawn, setAside, restored }: AbsentArticles): string[] {
  const last = waiting.at(-1);
  return [
    ...(unpublished.length > 0 ? [`${unpublished.length} unpublished`] : []),
    ...(last ? [`${plural(waiting.length, 'article')} ${waiting.length === 1 ? 'waits' : 'wait'} until ${waitSpan(waiting)}`] : []),
    ...(expired.length > 0 ? [`${expired.length} expired`] : []),
    ...(withdrawn.length > 0 ? [`${withdrawn.length} withdrawn`] : []),
    ...(setAside.length > 0 ? [`${plural(setAside.length, 'file')} set aside`] : []),
    ...(restored.length > 0 ? [`${restored.length} of them as published last`] : []),
  ];
}

/** How a paper begins that has no article yet, not even one that waits. */
export function describeBeginning(publication: Publication, { contentDir, workingDir }: ContentPlace): string[] {
  const isEmpty = publication.articles.length === 0 && describeAbsent(publication).length === 0;
  return isEmpty ? [`put the first article into ${nameFolder(contentDir, workingDir)}news/`] : [];
}

/** It can't be set aside, since it settles the addresses. */
const isSettings = (file: string) => /^site\.ya?ml$/.test(file);

/** Lines; the report beside the site names every file. */
const MOST_LINES = 20;

/** What becomes of each file with an error in a build that keeps going. */
export function describeSetAside({ setAside, restored }: Publication, { contentDir, workingDir }: ContentPlace): string[] {
  const kept = new Set(restored);
  const folder = nameFolder(contentDir, workingDir);
  const lines = setAside.map(
    (file) =>
      `${folder}${file} ${kept.has(file) ? 'stays as it was published last' : isSettings(file) ? 'counts without what is wrong in it' : 'is set aside'}`,
  );
  const rest = lines.length - MOST_LINES;
  return rest > 0 ? [...lines.slice(0, MOST_LINES), `and ${plural(rest, 'more file')}`] : lines;
}

function waitSpan(waiting: Publication['waiting']): string {
  const stamps = [waiting[0], waiting.at(-1)].map((entry) => entry?.publishedAt.toISOString().replace('.000Z', 'Z'));
  return [...new Set(stamps)].join(' … ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A folder as a person in the working directory would type it, with a slash at its end. */
export function nameFolder(path: string, workingDir: string): string {
  const fromHere = relative(workingDir, path);
  return `${fromHere.startsWith('..') ? path : fromHere || '.'}/`;
}
