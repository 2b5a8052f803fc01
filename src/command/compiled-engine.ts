import { join } from 'node:path';
import { hashCode, IS_PACKAGE, PACKED_DIR } from './engine-code.mjs';

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
  // Astro's own commands don't begin with that script.
  if (IS_PACKAGE) holder.broadsheetCompiled ??= { folder: join(PACKED_DIR, 'commands'), code: hashCode().code };
  return holder.broadsheetCompiled;
}
