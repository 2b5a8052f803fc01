import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { BUNDLE_DIR, ENGINE_DIR, STAGING_DIR } from '../../command/environment.ts';
import type { SiteSettings } from '../../content/fields/site-settings.ts';

/**
 * Astro's settings that follow from a publication and the environment. It does not learn the site's address: pages take that
 * from their settings, so one bundle serves every address.
 */
export function astroOptions({ base }: Pick<SiteSettings, 'base'>, cacheDir: string, outDir: string): AstroInlineConfig {
  return {
    root: ENGINE_DIR,
    base,
    outDir,
    cacheDir: join(cacheDir, 'astro'),
    // A build beside the preview writes thousands of files that no page is made of.
    vite: {
      server: {
        watch: {
          ignored: [STAGING_DIR, BUNDLE_DIR, join(cacheDir, 'astro'), join(cacheDir, 'images'), outDir].map((folder) => `${folder}/**`),
        },
      },
    },
  };
}
