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
