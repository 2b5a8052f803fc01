import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { ASTRO_ROOT, ENGINE_DIR, IS_PACKAGE } from '../../command/engine-code.mjs';
import { findThemeImport, SLOTS } from '../../theme/slots/slots.ts';
import { listThemePages } from '../theme/list-theme-pages.ts';
import { ASTRO_PART, cutOutside, OUTSIDE, PRERENDER_ENVIRONMENT, SCOPE } from './astro-insides.ts';

type ViteDevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];
export type VitePlugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

/** Stands in every page after the site's own style sheets; below `src/`. */
export const THEME_SHEET = 'theme/slots/theme.css';

const SOURCES = join(ENGINE_DIR, 'src');

/** Where npm put another Astro for the paper's own packages, it is the engine's that renders. */
const ASTRO_MODULE = /^astro(?:\/|$)/;
const ENGINE_PACKAGE = join(ENGINE_DIR, 'package.json');

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
export function useTheme(themeDir: string | undefined): VitePlugin[] {
  const replace: VitePlugin = {
    name: 'broadsheet:theme',
    enforce: 'pre',
    configEnvironment: (name) => (themeDir !== undefined && name === PRERENDER_ENVIRONMENT ? { build: MAPPED } : undefined),
    configureServer: (server) => followTheme(server, themeDir),
    load: (id) => (id === PAGES ? `export const THEME_PAGES = ${JSON.stringify(listThemePages(themeDir))};` : undefined),
    resolveId(source, importer, options) {
      const [from = '', [path = '', ...query]] = [importer?.split('?')[0], source.split('?')];
      if (path.startsWith('.') && from.startsWith(OUTSIDE)) return this.resolve(source, cutOutside(from), { ...options, skipSelf: true });
      if (themeDir !== undefined && ASTRO_PART.test(source) && isApart(themeDir, source)) return OUTSIDE + cutOutside(source);
      if (IS_PACKAGE && ASTRO_MODULE.test(source)) return this.resolve(source, ENGINE_PACKAGE, { ...options, skipSelf: true });
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
  return themeDir === undefined ? [replace] : [replace, nameScopes(themeDir)];
}

/** Whether a module lies in a theme that shares no folder with Astro's root. */
function isApart(themeDir: string, source: string): boolean {
  const [first, root] = [themeDir, ASTRO_ROOT].map((folder) => folder.split(sep, 2).join(sep));
  return first !== root && cutOutside(source).startsWith(themeDir + sep);
}

/** Names the scopes of styles by the path in the theme, so that pages are the same wherever it lies. */
function nameScopes(themeDir: string): VitePlugin {
  return {
    name: 'broadsheet:scopes',
    transform(code, id) {
      const [file = ''] = cutOutside(id).split('?');
      if (!file.startsWith(themeDir + sep)) return undefined;
      const name = (length: number) => hash('sha256', relative(themeDir, file)).slice(0, length);
      // As long as the name before, so that maps hold.
      return { code: code.replace(SCOPE, (_scope, start: string, own: string) => start + name(own.length)), map: null };
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
