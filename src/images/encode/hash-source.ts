import { hash } from 'node:crypto';
import { createRequire } from 'node:module';
import { hashRecipe } from '../../files/hash-recipe.ts';
import { isSvg } from './check-picture.ts';

/**
 * How a store names pictures of this disk: by their bytes, and an SVG besides by the code that sanitises it, so that a better
 * one gets all SVG anew, and nothing else.
 */
export function bindSourceHash(): (bytes: Buffer) => string {
  const { 'hast-util-from-html': parser, 'hast-util-to-html': writer } = createRequire(import.meta.url)(
    '../../../package.json',
  ).dependencies;
  let recipe: string | undefined;
  return (bytes) => {
    const byBytes = hash('sha256', bytes);
    if (!isSvg(bytes)) return byBytes;
    recipe ??= hashRecipe(new URL('../svg/sanitise-svg.ts', import.meta.url));
    return hash('sha256', JSON.stringify([byBytes, recipe, parser, writer]));
  };
}
