import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ENGINE_DIR } from '../../command/engine-code.mjs';
import { listFiles } from '../../files/list-files.ts';
import { listPageFiles, namePattern } from '../theme/list-theme-pages.ts';

export type AstroSetup = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];

const PAGES = join(ENGINE_DIR, 'src/pages');

/** Where Astro looks for pages by itself, and there are none: not `theme/`, which may be there and not be asked for. */
const NO_THEME = join(ENGINE_DIR, 'src/theme');

/**
 * Tells Astro of the engine's pages. A theme's are Astro's usual ones: it finds them by itself. One that has the name of one of the engine's
 * goes in its place.
 */
export function injectPages(
  { injectRoute, updateConfig }: Pick<AstroSetup, 'injectRoute' | 'updateConfig'>,
  themeDir: string | undefined,
): void {
  updateConfig({ srcDir: pathToFileURL(`${themeDir ?? NO_THEME}${sep}`) });
  const own = new Set(themeDir === undefined ? [] : listPages(join(themeDir, 'pages')).map(namePattern));
  for (const name of listPages(PAGES)) {
    const pattern = namePattern(name);
    if (!own.has(pattern)) injectRoute({ pattern, entrypoint: pathToFileURL(join(PAGES, name)) });
  }
}

function listPages(folder: string): string[] {
  return listPageFiles(listFiles(folder).map(({ name }) => name)).toSorted();
}
