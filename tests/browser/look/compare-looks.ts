import sharp from 'sharp';
import { ssim } from 'ssim.js';

/** Pixels of a square that is judged by itself, so that a small part of a long page counts as much as a large one. */
const SQUARE = 32;

export interface Likeness {
  /** SSIM of brightness in the square that is least alike; 1 is the same. */
  shape: number;
  /** Steps of 255 by which a colour is off in the mean, in the square where it is off most. */
  colour: number;
  /** Where the least alike square is, in per cent of width and height. */
  place: string;
}

/** How alike two pictures are where they are least alike. @throws if their sizes differ */
export async function compareLooks(expected: Buffer, actual: Buffer): Promise<Likeness> {
  const [one, other] = await Promise.all([decode(expected), decode(actual)]);
  if (one.width !== other.width || one.height !== other.height)
    throw new Error(`${other.width}×${other.height} pixels instead of ${one.width}×${one.height}`);
  const { ssim_map: map } = ssim(one, other, { downsample: false });
  const shapes = meanOfSquares(map.width, map.height, (index) => map.data[index] ?? 1);
  const colours = [0, 1, 2].flatMap((channel) =>
    meanOfSquares(one.width, one.height, (index) => (other.data[index * 4 + channel] ?? 0) - (one.data[index * 4 + channel] ?? 0)),
  );
  const least = shapes.toSorted((a, b) => a.mean - b.mean)[0];
  return {
    shape: least?.mean ?? 1,
    colour: Math.max(...colours.map(({ mean }) => Math.abs(mean))),
    place: `${Math.round((100 * (least?.x ?? 0)) / one.width)} % across, ${Math.round((100 * (least?.y ?? 0)) / one.height)} % down`,
  };
}

async function decode(picture: Buffer): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
  // ssim.js counts on a fourth channel.
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

function meanOfSquares(width: number, height: number, valueAt: (index: number) => number): { x: number; y: number; mean: number }[] {
  const across = Math.ceil(width / SQUARE);
  const sums = Array.from({ length: across * Math.ceil(height / SQUARE) }, () => ({ sum: 0, count: 0 }));
  for (let index = 0; index < width * height; index += 1) {
    const square = sums[Math.floor(index / width / SQUARE) * across + Math.floor((index % width) / SQUARE)];
    if (!square) continue;
    square.sum += valueAt(index);
    square.count += 1;
  }
  return sums.map(({ sum, count }, index) => ({ x: (index % across) * SQUARE, y: Math.floor(index / across) * SQUARE, mean: sum / count }));
}
