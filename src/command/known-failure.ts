/** What no code can mend: its message says what happened and what to do, so nobody needs a stack. Exit status 1. */
export class KnownFailure extends Error {
  override name = 'KnownFailure';
}
