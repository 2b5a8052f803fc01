import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import type { Site } from '../site.ts';
import { ENGINE_DIR, STAGING_DIR } from './environment.ts';

/** Astro's settings that follow from a publication and the environment. */
export function astroOptions({ settings }: Site, cacheDir: string, outDir: string): AstroInlineConfig {
  return {
    root: ENGINE_DIR,
    site: settings.url,
    base: settings.base,
    outDir,
    cacheDir: join(cacheDir, 'astro'),
    // A build beside the preview writes thousands of files that no page is made of.
    vite: {
      server: {
        watch: { ignored: [STAGING_DIR, join(cacheDir, 'astro'), join(cacheDir, 'images'), outDir].map((folder) => `${folder}/**`) },
      },
    },
  };
}
