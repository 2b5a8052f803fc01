import { MARKS } from '../papers/marks.ts';
import type { CommandEnd } from './command-end.ts';

/** The form in which an error names its place, see `formatProblem`. */
const PLACE = /^.+:\d+:\d+ {2}\S/m;

/** A line of a stack trace. */
const STACK = /^\s+at .+(?::\d+:\d+\)?|\(native\))$/m;

/**
 * What is wrong with how a build ended, whatever the paper holds: it says that all is well or which file has an error, and
 * never ends in a stack trace.
 */
export function checkMessages({ status, signal, exceeded, stdout, stderr }: CommandEnd): string[] {
  if (exceeded !== undefined) return [exceeded];
  const said = stdout + stderr;
  return [
    ...(status === 0 || status === 1 ? [] : [`ended with ${status ?? signal}: ${stderr.slice(-500)}`]),
    ...(STACK.test(said)
      ? [`a stack trace: ${STACK.exec(said)?.[0]} after ${said.slice(0, STACK.exec(said)?.index).trimEnd().split('\n').at(-1)}`]
      : []),
    ...(status === 1 && !PLACE.test(stderr) ? [`an error without a place: ${stderr.slice(-500)}`] : []),
    ...MARKS.sealed.filter((word) => said.includes(word)).map((word) => `a message holds sealed text: ${word}`),
  ];
}
