import { hash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hashRecipe } from '../../files/hash-recipe.ts';
import { keepDrawing, readDrawing } from './kept-drawing.ts';

/** A paper's name in its own face, for pages that nobody's browser has the font for yet. */
export interface Nameplate {
  name: string;
  /** See `drawNameplate`; empty if the font can't draw it. */
  html: string;
  /** Where it is kept. */
  path: string;
}

/**
 * Takes 0.1 s where it draws; a drawing that is kept is only read.
 * @param own the paper's own font for headlines
 * @param looksOnly true draws nothing
 * @throws if the folder can't be written
 */
export async function prepareNameplate(
  dir: string,
  name: string,
  own?: { hash: string; bytes: Uint8Array },
  looksOnly = false,
): Promise<Nameplate> {
  const { fontkit: version } = createRequire(import.meta.url)('../../../package.json').dependencies;
  const code = hashRecipe(new URL('./draw-nameplate.ts', import.meta.url));
  const path = join(dir, `${hash('sha256', JSON.stringify([code, version, own?.hash, name])).slice(0, 32)}.svg`);
  const kept = await readDrawing(path);
  if (kept !== undefined || looksOnly) return { name, html: kept ?? '', path };
  const html = await drawOrLeave(name, own?.bytes);
  await keepDrawing(path, html);
  return { name, html, path };
}

/** A font that can't be drawn is told of by the social image, which is set in it too; the name stays text. */
async function drawOrLeave(name: string, own: Uint8Array | undefined): Promise<string> {
  const { drawNameplate } = await import('./draw-nameplate.ts');
  try {
    return drawNameplate(name, own);
  } catch {
    return '';
  }
}
