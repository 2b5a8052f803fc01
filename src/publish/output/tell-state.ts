import { describeSystemError } from '../../command/describe-system-error.ts';
import { KnownFailure } from '../../command/known-failure.ts';

/** @param state what has become of the site if the system refuses something in this work; one sentence */
export async function tellState<Result>(state: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const refusal = error instanceof KnownFailure ? undefined : describeSystemError(error);
    if (refusal === undefined) throw error;
    throw new KnownFailure(`${refusal}\n${state}`, { cause: error });
  }
}
