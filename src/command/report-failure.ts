import { KnownFailure } from './known-failure.ts';
import { UsageError } from './usage-error.ts';

/** Says why a command failed. @returns its exit status: 2 for wrong usage, else 1 */
export function reportFailure(error: unknown): 1 | 2 {
  if (error instanceof UsageError) {
    console.error(error.message);
    return 2;
  }
  console.error(error instanceof KnownFailure ? error.message : error);
  return 1;
}
