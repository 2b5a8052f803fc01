import sharp from 'sharp';
import { isSvg } from '../encode/check-picture.ts';
import { DECODE_LIMITS } from '../encode/decode-limits.ts';
import type { Size } from '../picture-slots.ts';
import { sanitiseSvg } from '../svg/sanitise-svg.ts';

/** What an SVG without a size of its own is drawn at. */
const DENSITY = 72;
const MOST_DENSITY = 2400;

/**
 * A paper's own picture, whole, in the middle of a place.
 * @param source the bytes of a picture that was checked, or of any SVG
 * @param share of the place that it may fill
 * @param background around it; left out, nothing
 * @returns PNG
 */
export async function drawMark(source: Buffer, { width, height }: Size, share = 1, background?: string): Promise<Buffer> {
  const bytes = cleanMark(source);
  const drawn = await sharp(bytes, DECODE_LIMITS).metadata();
  const inner: Size = { width: Math.round(width * share), height: Math.round(height * share) };
  const scale = Math.min(inner.width / drawn.width, inner.height / drawn.height);
  const density = isSvg(bytes) ? { density: Math.min(MOST_DENSITY, Math.max(DENSITY, Math.ceil(DENSITY * scale))) } : {};
  const around = background ?? '#0000';
  const [left, top] = [Math.floor((width - inner.width) / 2), Math.floor((height - inner.height) / 2)];
  return sharp(bytes, { ...DECODE_LIMITS, ...density })
    .autoOrient()
    .resize({ ...inner, fit: 'contain', background: around })
    .extend({ left, top, right: width - inner.width - left, bottom: height - inner.height - top, background: around })
    .flatten(background === undefined ? false : { background })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Its own bytes, or what is left of an SVG once nothing in it can run. */
export function cleanMark(source: Buffer): Buffer {
  return isSvg(source) ? sanitiseSvg(source) : source;
}
