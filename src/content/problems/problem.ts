import { compareText } from '../../text/compare-text.ts';

/** Something an author should mend, and where it stands. An error keeps its file off the site; a warning never does. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Path below the content folder, with forward slashes. */
  file: string;
  /** Counted from 1, as editors count. */
  line: number;
  /** Counted from 1, in UTF-16 units. */
  column: number;
  /** What is wrong, what was found, how to mend it. */
  message: string;
  /** How many mistakes this one stands for; one where it is missing. */
  count?: number;
}

/** A problem of a file as a whole. */
export function blameFile(severity: Problem['severity'], file: string, message: string): Problem {
  return { severity, file, line: 1, column: 1, message };
}

/** Stands for those that are not told one by one. @param place of the first of them */
export function describeRest(place: Omit<Problem, 'message' | 'count'>, count: number): Problem {
  return { ...place, message: `… and ${count.toLocaleString('en')} more like it`, count };
}

/** How many mistakes problems tell of. */
export function countMistakes(problems: readonly Problem[]): number {
  return problems.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** `file:line:column  message`, the form that editors and terminals turn into a link. */
export function formatProblem(problem: Problem): string {
  const mark = problem.severity === 'warning' ? 'warning: ' : '';
  return `${problem.file}:${problem.line}:${problem.column}  ${mark}${problem.message}`;
}

/** By file, then by place in the file, so that two runs print the same list. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message);
}
