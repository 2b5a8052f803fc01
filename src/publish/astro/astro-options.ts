import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { BUNDLE_DIR, type Environment, STAGING_DIR } from '../../command/environment.ts';

/** What all integrations of ours are called: beside another one, that of `astro.config.mjs` has nothing to do. */
export const INTEGRATION_NAME = 'broadsheet';

/** Where the built site is, for a server. */
export function siteOptions(base: string, { outDir }: Environment): Pick<AstroConfig, 'base' | 'outDir'> {
  return { base, outDir: pathToFileURL(`${outDir}/`) };
}

/** A build beside the preview writes thousands of files that no page is made of. */
export function previewOptions(base: string, environment: Environment): Pick<AstroConfig, 'base' | 'outDir' | 'cacheDir' | 'vite'> {
  const { cacheDir, outDir } = environment;
  const ignored = [STAGING_DIR, BUNDLE_DIR, join(cacheDir, 'astro'), join(cacheDir, 'images'), outDir].map((folder) => `${folder}/**`);
  return {
    ...siteOptions(base, environment),
    cacheDir: pathToFileURL(`${join(cacheDir, 'astro')}/`),
    // Packages may lie where nobody may write.
    vite: { cacheDir: join(cacheDir, 'astro/vite'), server: { watch: { ignored } } },
  };
}
