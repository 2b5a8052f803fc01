import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AstroIntegration, build } from 'astro';
import { ASTRO_ROOT } from '../../command/engine-code.mjs';
import { ignoreClosedOutput } from '../../command/ignore-closed-output.ts';
import { compareText } from '../../text/compare-text.ts';
import { findBundleFault } from '../theme/find-bundle-fault.ts';
import { listThemePages } from '../theme/list-theme-pages.ts';
import { refuseHeadPolicy } from '../theme/refuse-head-policy.ts';
import { type PageStyles, PRERENDER_ENVIRONMENT, PRERENDER_FOLDER, RENDERER_NAME, type Renderer } from './astro-insides.ts';
import { ENGINE_SETTINGS, INTEGRATION_NAME } from './astro-options.ts';
import { collectInlineStyles } from './collect-inline-styles.ts';
import { exposeRenderer } from './expose-renderer.ts';
import { injectPages } from './inject-pages.ts';
import type { BundleFailure, BundleOrder } from './open-bundle.ts';
import type { BundleStyles } from './page-styles.ts';
import { ANY_BASE } from './place-bundle.ts';
import { useTheme, type VitePlugin } from './use-theme.ts';

// Run by open-bundle.ts in a process of its own: Vite, its plugins and what they leave in memory are gone when it ends.
process.once('message', async (order: BundleOrder) => {
  ignoreClosedOutput();
  try {
    await makeBundle(order);
    process.exitCode = 0;
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    process.send?.({ error: failure, system: findSystemError(failure, order), fault: findBundleFault(failure) } satisfies BundleFailure);
    process.exitCode = 1;
  }
  process.disconnect();
});
// Also when the build that asked for it is gone.
process.once('disconnect', () => process.exit(process.exitCode ?? 1));

/** The bundler is written in Rust, which tells what the system said in words only. */
function findSystemError({ code, syscall, path, message }: NodeJS.ErrnoException, { work }: BundleOrder): BundleFailure['system'] {
  const number = Number(/\(os error (\d+)\)/.exec(message)?.[1]);
  const [name] = Object.entries(constants.errno).find(([, value]) => value === number) ?? [];
  return name === undefined ? { code, syscall, path } : { code: name, syscall: 'write', path: work };
}

/**
 * Everything but sharp goes into the bundle: to load 300 small files takes 0.2 s, in each thread. In sharp is code of another language. It
 * is the engine's own, wherever the bundle lies: see `load-pages.ts`.
 */
const takeSharp: VitePlugin = {
  name: 'broadsheet:sharp',
  enforce: 'pre',
  resolveId: (source) => (source === 'sharp' ? SHARP : undefined),
  load: (id) => (id === SHARP ? "export default globalThis.broadsheetRequire('sharp');" : undefined),
};

const SHARP = '\0broadsheet:sharp';

/** Lets Astro bundle the pages, and render none of them. */
async function makeBundle({ work, themeDir }: BundleOrder): Promise<void> {
  const files = join(work, 'files');
  const parts: string[] = [];
  let pages: ReadonlyMap<string, { styles: PageStyles }> = new Map();
  const collect: AstroIntegration = {
    name: INTEGRATION_NAME,
    hooks: {
      'astro:config:setup': (setup) => {
        setup.updateConfig(ENGINE_SETTINGS);
        injectPages(setup, themeDir);
        setup.updateConfig({
          vite: { plugins: [takeSharp, useTheme(themeDir), collectInlineStyles(parts, themeDir), exposeRenderer(themeDir)] },
        });
      },
      'astro:build:setup': (setup) => {
        pages = setup.pages;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astro) => ({
          ...astro,
          name: 'broadsheet',
          setup: async () => {},
          getStaticPaths: async () => {
            await cp(join(files, PRERENDER_FOLDER), join(work, 'modules'), { recursive: true }); // Astro removes it
            return [];
          },
        }));
      },
    },
  };
  await mkdir(files, { recursive: true });
  await build({
    root: ASTRO_ROOT,
    base: ANY_BASE,
    outDir: files,
    cacheDir: join(work, 'cache'),
    vite: {
      cacheDir: join(work, 'vite'),
      environments: { [PRERENDER_ENVIRONMENT]: { resolve: { noExternal: true } } },
    },
    integrations: [collect],
    // An error is told in one line by who asked for the bundle.
    logLevel: themeDir === undefined ? 'warn' : 'silent',
  });
  const ofTheme = themeDir === undefined ? '' : join(themeDir, 'public');
  if (existsSync(ofTheme)) await cp(ofTheme, files, { recursive: true });
  const { themeSheet, headPolicy } = (await import(pathToFileURL(join(work, 'modules', RENDERER_NAME)).href)) as Renderer;
  refuseHeadPolicy(headPolicy, themeDir);
  const styles: BundleStyles = {
    theme: themeSheet,
    headPolicy,
    themePages: listThemePages(themeDir),
    pages: [...pages].map(([page, data]) => [page, data.styles]),
    // Sorted: the bundler comes upon them in any order, and hosts are told their hashes.
    parts: [...new Set(parts)].toSorted(compareText),
  };
  await writeFile(join(work, 'styles.json'), JSON.stringify(styles));
  for (const name of ['cache', 'vite']) await rm(join(work, name), { recursive: true, force: true });
}
