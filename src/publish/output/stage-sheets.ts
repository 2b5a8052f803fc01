import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Site } from '../../site.ts';
import { nameSheet } from '../../theme/name-sheet.ts';
import { listSheets } from '../astro/page-styles.ts';

/**
 * Where `site.yaml` says `styles: linked`, brings the style sheets that pages link to into the staging folder: of each route one,
 * the paper's own, and those of what only some pages have, so that an article which comes later finds them.
 */
export async function stageSheets({ settings, themeStyles }: Site, bundle: string, staging: string): Promise<void> {
  if (settings.styles !== 'linked') return;
  for (const sheet of [themeStyles.text, ...(await listSheets(bundle))]) {
    const path = join(staging, nameSheet(sheet));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, sheet);
  }
}
