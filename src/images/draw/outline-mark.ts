import sharp from 'sharp';

/** Pixels of a mark that is drawn at twice its size. */
const SPREAD = 2;

/**
 * A mark with a thin edge of the paper it was made for. Nobody sees it there; where a mail program darkens the paper but not its
 * pictures, a black mark would be lost without.
 * @param png what `drawMark` made
 * @returns PNG
 */
export async function outlineMark(png: Buffer, paper: string): Promise<Buffer> {
  const { width, height } = await sharp(png).metadata();
  const shape = await sharp(png).ensureAlpha().extractChannel('alpha').raw().toBuffer();
  // Blurred it reaches further; made strong again, it ends there.
  const mask = await sharp(shape, { raw: { width, height, channels: 1 } })
    .blur(SPREAD)
    .linear(12, 0)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const edge = await sharp({ create: { width, height, channels: 3, background: paper } })
    .joinChannel(mask, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  return sharp(edge)
    .composite([{ input: png }])
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .toBuffer();
}
