import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { createRandom } from './create-random.ts';

/** Pixels, as the pictures of real publications have them. */
const SIZE = { width: 1280, height: 781 } as const;

/** Grids that are blown up and laid over each other: clouds, shapes, leaves, grain. Pixels a side, opacity from 0 to 255. */
const GRIDS = [
  { side: 5, opacity: 255 },
  { side: 24, opacity: 110 },
  { side: 110, opacity: 60 },
  { side: 520, opacity: 22 },
] as const;

/**
 * Draws JPEGs with the detail of photographs, all different, the same at every call.
 * @returns their paths
 */
export async function drawPictures(count: number, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths = Array.from({ length: count }, (_, index) => join(folder, `${index}.jpg`));
  await pLimit(availableParallelism()).map(paths, (path, index) => (existsSync(path) ? undefined : drawPicture(path, index + 1)));
  return paths;
}

async function drawPicture(path: string, seed: number): Promise<void> {
  const random = createRandom(seed);
  const [ground, ...layers] = await Promise.all(
    GRIDS.map(({ side, opacity }) => {
      const height = Math.ceil((side * SIZE.height) / SIZE.width);
      const dots = Array.from({ length: side * height }, () => drawDot(random, side > 24, opacity));
      const pixels = Buffer.from(dots.flat());
      return sharp(pixels, { raw: { width: side, height, channels: 4 } })
        .resize({ ...SIZE, kernel: 'cubic', fit: 'fill' })
        .png({ compressionLevel: 0 })
        .toBuffer();
    }),
  );
  await sharp(ground)
    .composite(layers.map((input) => ({ input, blend: 'over' })))
    .flatten()
    .jpeg({ quality: 88 })
    .toFile(path);
}

/** Red, green, blue and opacity. Fine detail of photographs has little colour of its own. */
function drawDot(random: () => number, isGrey: boolean, opacity: number): number[] {
  const grey = random() * 256;
  return isGrey ? [grey, grey, grey, opacity] : [grey, random() * 256, random() * 256, opacity];
}
