import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_DIR } from '../../command/engine-code.mjs';
import { SLOTS } from '../../theme/slots/slots.ts';
import { PRERENDER_ENVIRONMENT, RENDERER_NAME, RENDERER_PARTS } from './astro-insides.ts';
import { findReplacement, THEME_SHEET, type VitePlugin } from './use-theme.ts';

const MODULE = '\0broadsheet:renderer';

/**
 * Puts Astro's renderer of components beside the pages of a bundle, as a module of its own. It must be the one that the pages
 * were bundled with: what components make is known by its classes. And the bundler leaves out what is not used of Astro's modules. Beside it
 * stands what the theme says of all pages.
 */
export function exposeRenderer(themeDir: string | undefined): VitePlugin {
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
      const head = JSON.stringify(findReplacement(themeDir, SLOTS.Head) ?? join(ENGINE_DIR, 'src', SLOTS.Head));
      const sheet = findReplacement(themeDir, THEME_SHEET);
      return [
        ...exports,
        `import * as head from ${head};\nexport const headPolicy = head.policy ?? {};`,
        sheet ? `export { default as themeSheet } from ${JSON.stringify(`${sheet}?inline`)};` : "export const themeSheet = '';",
      ].join('\n');
    },
  };
}
