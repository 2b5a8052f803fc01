/** What runs, where that is not the sources: see `scripts/run.mjs`. */
export interface CompiledEngine {
  /** In which it lies. */
  folder: string;
  /** Of the sources, see `hashCode`. */
  code: string;
}

/** The script that sets it lies outside of what was compiled, and in that is a copy of this module. */
const holder = globalThis as { broadsheetCompiled?: CompiledEngine };

/** @returns undefined where the sources run */
export function compiledEngine(): CompiledEngine | undefined {
  return holder.broadsheetCompiled;
}
