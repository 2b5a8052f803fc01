import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** As Biome lays them out: each begins a line and ends one. */
const COMMENTS = /^ *(?:\/\/.*|\/\*[\s\S]*?\*\/)\n/gm;
const TYPE_IMPORTS = /^import type [^;]*;\n/gm;
const IMPORTS = /^import [^;]*;\n/gm;
const IMPORTED = /^(?:import|export) (?:[^;]* from )?'(\.[^']+)';$/gm;

/**
 * A hash of the code of modules and of all files of ours that they import, so of what decides on what they make. Where a file
 * lies does not count, nor do comments on lines of their own and imports of types: a better word must not make 20,000 pictures
 * anew, which takes 74 minutes on two cores. Every other character does. Packages are for the caller to name.
 */
export function hashRecipe(...modules: readonly URL[]): string {
  const recipes = new Map<string, string>();
  const read = (url: URL) => {
    if (recipes.has(url.href)) return;
    const code = readFileSync(url, 'utf8').replace(COMMENTS, '').replace(TYPE_IMPORTS, '');
    recipes.set(url.href, code.replace(IMPORTS, ''));
    for (const [, path = ''] of code.matchAll(IMPORTED)) read(new URL(path, url));
  };
  for (const url of modules) read(url);
  return hash('sha256', JSON.stringify([...recipes.values()].toSorted()));
}
