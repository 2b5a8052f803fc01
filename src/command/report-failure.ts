import { describeSystemError } from './describe-system-error.ts';
import { KnownFailure } from './known-failure.ts';
import { UsageError } from './usage-error.ts';

const BUG = `This is a bug of Broadsheet's, unless you changed its code or templates. Please report it with the lines above, the command and
its flags, and what it ran on: Node ${process.version}, ${process.platform} ${process.arch}. Texts of your articles are not needed.`;

/** Says why a command failed. @returns its exit status: 2 for wrong usage, else 1 */
export function reportFailure(error: unknown): 1 | 2 {
  if (error instanceof UsageError) {
    console.error(error.message);
    return 2;
  }
  const known = error instanceof KnownFailure ? error.message : describeSystemError(error);
  if (known === undefined) console.error(error);
  console.error(known ?? BUG);
  return 1;
}
