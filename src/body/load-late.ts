import { createRequire } from 'node:module';

/**
 * A package that only some bodies need, loaded when one does: the highlighter, a parser of HTML and its writer take 0.1 s of the
 * processor, in each thread.
 */
export function loadLate<Package>(name: string): () => Package {
  let loaded: Package | undefined;
  return () => {
    loaded ??= createRequire(import.meta.url)(name) as Package;
    return loaded;
  };
}
