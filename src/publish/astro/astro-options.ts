import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { ENGINE_DIR } from '../../command/engine-code.mjs';
import { type Environment, PUBLIC_DIR } from '../../command/environment.ts';
import { guardPreview, type RootFiles } from './guard-preview.ts';
import type { AstroSetup } from './inject-pages.ts';
import { useTheme } from './use-theme.ts';

/** What all integrations of ours are called: beside another one, that of `astro.config.mjs` has nothing to do. */
export const INTEGRATION_NAME = 'broadsheet';

/** What Astro is told, whatever the paper. Address, base path and folders follow from site.yaml and the environment. */
export const ENGINE_SETTINGS: Parameters<AstroSetup['updateConfig']>[0] = {
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  publicDir: pathToFileURL(PUBLIC_DIR),
  // No script stands in a page: its policy would have to name each one's hash, and a file is kept for the next page.
  // What several scripts import is one file: as many small ones, three deep, came one round trip after another.
  vite: {
    build: { assetsInlineLimit: 0 },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: /\.ts$/, minShareCount: 2 }] } } } },
      },
    },
  },
  devToolbar: { enabled: false },
};

/** Where the built site is, for a server. */
export function siteOptions(base: string, { outDir }: Environment): Pick<AstroConfig, 'base' | 'outDir' | 'vite'> {
  return { base, outDir: pathToFileURL(`${outDir}/`), vite: { preview: { cors: false } } };
}

/** What pages are made of; besides the paper, which the preview follows itself. */
const WATCHED = /^(?:$|(?:src|public)(?:[/\\]|$)|(?:astro\.config|package|tsconfig)\.\w+$)/;

export function previewOptions(
  base: string,
  environment: Environment,
  rootFiles: RootFiles,
): Pick<AstroConfig, 'base' | 'outDir' | 'cacheDir' | 'vite'> {
  const { cacheDir, themeDir } = environment;
  return {
    ...siteOptions(base, environment),
    cacheDir: pathToFileURL(`${join(cacheDir, 'astro')}/`),
    vite: {
      // Packages may lie where nobody may write.
      cacheDir: join(cacheDir, 'astro/vite'),
      plugins: [guardPreview(base, rootFiles, themeDir), useTheme(themeDir)],
      // Nothing in a browser imports a package.
      optimizeDeps: { noDiscovery: true },
      // Vite's own defaults let any page of this machine read drafts, and hand out any file of the engine's folder.
      server: {
        cors: false,
        fs: { strict: true, allow: [join(ENGINE_DIR, 'src'), ...(themeDir === undefined ? [] : [themeDir])] },
        watch: { ignored: (path: string) => isUnwatched(path, themeDir) },
      },
    },
  };
}

function isUnwatched(path: string, themeDir: string | undefined): boolean {
  const isOfTheme = themeDir !== undefined && (path === themeDir || path.startsWith(themeDir + sep));
  return !isOfTheme && !WATCHED.test(relative(ENGINE_DIR, path));
}
