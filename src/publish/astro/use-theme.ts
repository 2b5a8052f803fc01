import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { ENGINE_DIR } from '../../command/engine-code.mjs';
import { findThemeImport, SLOTS } from '../../theme/slots/slots.ts';
import { listThemePages } from '../theme/list-theme-pages.ts';
import { PRERENDER_ENVIRONMENT } from './astro-insides.ts';

type ViteDevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];
type VitePlugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

/** Stands in every page after the site's own style sheets; below `src/`. */
export const THEME_SHEET = 'theme/slots/theme.css';

const SOURCES = join(ENGINE_DIR, 'src');
const PAGES = join(SOURCES, 'theme/slots/theme-pages.ts');

/** Of an error in a theme, maps tell the place; also where the bundle lies elsewhere by then. */
const MAPPED = {
  sourcemap: true,
  rolldownOptions: { output: { sourcemapPathTransform: (source: string, map: string) => resolve(dirname(map), source) } },
};

/**
 * Lets a theme's components stand where the engine's are asked for, by the engine or by `broadsheet/…`. The component that stands in the
 * place of another one gets that one itself, and so can wrap it.
 */
export function useTheme(themeDir: string | undefined): VitePlugin {
  return {
    name: 'broadsheet:theme',
    enforce: 'pre',
    configEnvironment: (name) => (themeDir !== undefined && name === PRERENDER_ENVIRONMENT ? { build: MAPPED } : undefined),
    configureServer: (server) => followTheme(server, themeDir),
    load: (id) => (id === PAGES ? `export const THEME_PAGES = ${JSON.stringify(listThemePages(themeDir))};` : undefined),
    resolveId(source, importer) {
      const [from = '', [path = '', ...query]] = [importer?.split('?')[0], source.split('?')];
      const ours = findThemeImport(source);
      if (ours !== undefined) {
        const theirs = findReplacement(themeDir, ours);
        return theirs === undefined || theirs === from ? join(SOURCES, ours) : theirs;
      }
      if (!path.startsWith('.') || !from.startsWith(SOURCES + sep)) return undefined;
      const replacement = findReplacement(themeDir, relative(SOURCES, resolve(dirname(from), path)));
      return replacement && [replacement, ...query].join('?');
    },
  };
}

/** A component that comes or goes changes what stands in its place, and no module of the server's says so. */
function followTheme({ watcher, environments, ws }: ViteDevServer, themeDir: string | undefined): void {
  if (themeDir === undefined) return;
  watcher.add(themeDir);
  watcher.on('all', (event, path) => {
    if (!path.startsWith(themeDir + sep) || (event !== 'add' && event !== 'unlink')) return;
    for (const { moduleGraph } of Object.values(environments)) moduleGraph.invalidateAll();
    ws.send({ type: 'full-reload' });
  });
}

/**
 * The file of a theme that goes in the place of one of ours.
 * @param file below `src/`
 */
export function findReplacement(themeDir: string | undefined, file: string): string | undefined {
  const name = replacementOf.get(file.split(sep).join('/'));
  if (themeDir === undefined || name === undefined) return undefined;
  const path = join(themeDir, name);
  return existsSync(path) ? path : undefined;
}

const replacementOf: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SLOTS).map(([name, file]): [string, string] => [file, `components/${name}.astro`]),
  [THEME_SHEET, 'theme.css'],
]);
