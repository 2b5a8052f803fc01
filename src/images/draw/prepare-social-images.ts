import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { hashRecipe } from '../../files/hash-recipe.ts';
import { PictureFailure } from '../picture-failure.ts';
import type { PictureJob } from '../picture-job.ts';
import { drawSocialImage, type SocialDrawing } from './draw-social-image.ts';
import { keepDrawing, readDrawing } from './kept-drawing.ts';
import type { SocialFonts } from './load-social-fonts.ts';
import { listSocialFontFiles } from './social-font-files.ts';

export interface PreparedSocialImages {
  /** For the drawings that are there. */
  jobs: readonly PictureJob[];
  failures: ReadonlyMap<string, PictureFailure>;
}

/** Files read at one time. */
const AT_ONCE = 16;

/**
 * Draws social images into a folder and leaves the rest to the store of pictures. A drawing's name is a hash of all that decides
 * on it, so that one that is there costs no more than reading it.
 * @param drawings by address
 * @param own the paper's own font for headlines
 * @param looksOnly true draws nothing
 * @throws if the folder can't be written; an image that can't be drawn is among the failures
 */
export async function prepareSocialImages(
  dir: string,
  drawings: ReadonlyMap<string, SocialDrawing>,
  own?: { hash: string; bytes: Uint8Array },
  looksOnly = false,
): Promise<PreparedSocialImages> {
  const nameDrawing = bindNames(own?.hash);
  const entries = [...drawings].map(([url, drawing]) => ({ url, drawing, path: join(dir, `${nameDrawing(drawing)}.svg`) }));
  const whole = new Set<string>();
  await pLimit(AT_ONCE).map(entries, async ({ path }) => {
    if ((await readDrawing(path)) !== undefined) whole.add(path);
  });
  const failures = new Map<string, PictureFailure>();
  let fonts: Promise<SocialFonts> | undefined;
  // Only if something must be drawn, because it takes longer than to read a hundred drawings.
  const loadFonts = () => {
    fonts ??= import('./load-social-fonts.ts').then(({ loadSocialFonts }) => loadSocialFonts(own?.bytes));
    return fonts;
  };
  for (const { url, drawing, path } of looksOnly ? [] : entries.filter((entry) => !whole.has(entry.path))) {
    try {
      const svg = await drawOrFail(drawing, loadFonts);
      await keepDrawing(path, svg);
      whole.add(path);
    } catch (error) {
      if (!(error instanceof PictureFailure)) throw error;
      failures.set(url, error);
    }
  }
  return { jobs: entries.filter(({ path }) => whole.has(path)).map(({ url, path }) => ({ url, path, slots: ['social'] })), failures };
}

async function drawOrFail(drawing: SocialDrawing, loadFonts: () => Promise<SocialFonts>): Promise<string> {
  try {
    return drawSocialImage(drawing, await loadFonts());
  } catch (error) {
    throw new PictureFailure('damaged', `can’t be drawn (${(error as Error).message})`, { cause: error });
  }
}

/** A name covers what is shown, the code that draws it, and the fonts' own bytes. */
function bindNames(own: string | undefined): (drawing: SocialDrawing) => string {
  const { fontkit: version } = createRequire(import.meta.url)('../../../package.json').dependencies;
  const code = hashRecipe(...['./draw-social-image.ts', './load-social-fonts.ts'].map((path) => new URL(path, import.meta.url)));
  const fonts = Object.values(listSocialFontFiles())
    .flat()
    .map((path) => hash('sha256', readFileSync(path)));
  return (drawing) => hash('sha256', JSON.stringify([code, version, fonts, own, drawing])).slice(0, 32);
}
