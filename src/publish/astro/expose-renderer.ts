import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroUserConfig } from 'astro';
import { PRERENDER_ENVIRONMENT, RENDERER_NAME, RENDERER_PARTS } from './astro-insides.ts';

type VitePlugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

const MODULE = '\0broadsheet:renderer';

/**
 * Puts Astro's renderer of components beside the pages of a bundle, as a module of its own. It must be the one that the pages
 * were bundled with: what components make is known by its classes. And the bundler leaves out what is not used of Astro's modules.
 */
export function exposeRenderer(): VitePlugin {
  const astro = dirname(fileURLToPath(import.meta.resolve('astro/package.json')));
  return {
    name: 'broadsheet:renderer',
    applyToEnvironment: ({ name }) => name === PRERENDER_ENVIRONMENT,
    buildStart() {
      this.emitFile({ type: 'chunk', id: MODULE, fileName: RENDERER_NAME, preserveSignature: 'strict' });
    },
    resolveId: (id) => (id === MODULE ? id : undefined),
    load(id) {
      if (id !== MODULE) return undefined;
      const exports = Object.entries(RENDERER_PARTS).map(
        ([name, path]) => `export { ${name} } from ${JSON.stringify(join(astro, 'dist', path))};`,
      );
      return exports.join('\n');
    },
  };
}
