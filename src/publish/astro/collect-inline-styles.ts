import { join } from 'node:path';
import { ENGINE_DIR } from '../../command/engine-code.mjs';
import { FILE_MARK, INLINE_SHEET } from './astro-insides.ts';
import { findReplacement, THEME_SHEET, type VitePlugin } from './use-theme.ts';

/**
 * Finds the style sheets that pages put in themselves, as they will stand there: a host's policy names their hashes, or they become
 * files. What only the preview shows is in no page of a build, and the theme's own sheet is
 * one with those of each page.
 */
export function collectInlineStyles(sheets: string[], themeDir: string | undefined): VitePlugin {
  const ofAllPages = [join(ENGINE_DIR, 'src', THEME_SHEET), findReplacement(themeDir, THEME_SHEET)];
  return {
    name: 'broadsheet:inline-styles',
    enforce: 'post',
    transform: {
      order: 'post',
      filter: { id: { include: /\.css\?inline$/, exclude: /\/src\/components\/preview\// } },
      handler(code, id) {
        if (ofAllPages.includes(id.split('?')[0])) return;
        const [, text] = INLINE_SHEET.exec(code) ?? [];
        if (text === undefined) throw new Error(`${id} is no style sheet as Vite wrote them: see astro-insides.ts, 9`);
        // One that names files stands in no page as it is, but in documents that put in whole addresses.
        if (!text.includes(FILE_MARK)) sheets.push(JSON.parse(text) as string);
      },
    },
  };
}
