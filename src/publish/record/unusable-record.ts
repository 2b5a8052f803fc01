import { isReadError } from '../../sqlite/sqlite-refusal.ts';

/** A record that is damaged, or that others hold: whoever meets it builds as if there were none, and another one takes its place. */
export class UnusableRecord extends Error {
  override name = 'UnusableRecord';
}

/** Reads from a record. @throws {UnusableRecord} also where SQLite refuses */
export function attempt<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toUnusable(error, path);
  }
}

/** What SQLite refuses; another error as it is. */
export function toUnusable(error: unknown, path: string): unknown {
  return isReadError(error) ? new UnusableRecord(`can't use ${path}: ${(error as Error).message}`, { cause: error }) : error;
}
