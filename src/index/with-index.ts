import { openIndex, type PaperIndex } from './open-index.ts';

/**
 * Opens the index for some work and commits it, also if the work fails: what was read of files is true whatever became of the rest.
 * @param code see {@link openIndex}
 */
export async function withIndex<Result>(cacheDir: string, code: string, work: (index: PaperIndex) => Promise<Result>): Promise<Result> {
  const index = openIndex(cacheDir, code);
  let result: Result;
  try {
    result = await work(index);
  } catch (error) {
    commitIfPossible(index);
    throw error;
  }
  index.commit();
  return result;
}

/** One error says enough. */
function commitIfPossible(index: PaperIndex): void {
  try {
    index.commit();
  } catch {}
}
