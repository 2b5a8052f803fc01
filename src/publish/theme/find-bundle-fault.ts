import { stripVTControlCharacters } from 'node:util';

/** What a bundler found wrong. */
export interface BundleFault {
  /** One line. */
  message: string;
  /** Undefined if it is about no source. */
  place: ErrorPlace | undefined;
}

/** In a source; counted from 1. */
export interface ErrorPlace {
  file: string;
  line: number;
  column: number;
}

/** What a bundler says of a source: Rolldown of its first error, other tools of Vite's of the only one. Columns count from 0 there. */
interface BundlerError extends Error {
  errors?: readonly BundlerError[];
  loc?: { file?: string; line: number; column: number };
  id?: string;
}

export function findBundleFault(error: BundlerError): BundleFault {
  const first = error.errors?.[0] ?? error;
  const text = stripVTControlCharacters(first.message);
  const message = (text.split('\n')[0] ?? '').replace(/^\[\w+\] /, '');
  const file = first.loc?.file ?? first.id;
  if (first.loc && file !== undefined) return { message, place: { file, line: first.loc.line, column: first.loc.column + 1 } };
  const [, line, column] = /╭─\[ .*:(\d+):(\d+) \]/.exec(text) ?? [];
  return { message, place: file === undefined || line === undefined ? undefined : { file, line: Number(line), column: Number(column) } };
}
