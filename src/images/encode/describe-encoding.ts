import sharp from 'sharp';
import { hashRecipe } from '../../files/hash-recipe.ts';
import type { EncodingOptions } from '../encoding-options.ts';

/** All that decides on a rendition's bytes besides the picture's own: the code, the options and the libraries. */
export function describeEncoding(options: EncodingOptions): string {
  const { sharp: binding, vips, aom, heif, webp, mozjpeg, rsvg, lcms } = sharp.versions as Record<string, string | undefined>;
  const code = hashRecipe(new URL('./encode-picture.ts', import.meta.url));
  return JSON.stringify([code, options, { binding, vips, aom, heif, webp, mozjpeg, rsvg, lcms }]);
}
