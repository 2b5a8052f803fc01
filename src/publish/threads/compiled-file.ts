import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compiledEngine } from '../../command/compiled-engine.ts';
import { ENGINE_DIR } from '../../command/engine-code.mjs';

/** What is run in a thread or a process of its own, and so compiled beside commands. */
export const COMPILED_THREADS: readonly string[] = [
  'src/publish/astro/make-bundle.ts',
  'src/publish/cache/parse-thread.ts',
  'src/publish/last-good/pack-thread.ts',
  'src/publish/output/list-thread.ts',
  'src/publish/render/render-thread.ts',
];

/** What a module of ours is to be run from. @param source where it lies */
export function findCompiled(source: URL): URL {
  const compiled = compiledEngine();
  return compiled ? pathToFileURL(join(compiled.folder, nameCompiled(relative(ENGINE_DIR, fileURLToPath(source))))) : source;
}

/** The name of the compiled file. @param path below the engine's folder */
export function nameCompiled(path: string): string {
  return path.replaceAll(/[\\/]/g, '.').replace(/\.ts$/, '.js');
}
