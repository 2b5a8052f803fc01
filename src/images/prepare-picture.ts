import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** A picture as the site serves it. */
export interface Picture {
  /** The file's name; it holds a hash of all that made it, so browsers may keep it for a year. */
  name: string;
  /** Where the file lies in the cache. */
  path: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** Pixels; no page shows a picture wider. */
const MAX_WIDTH = 1280;
const WEBP = { quality: 78, effort: 4 } as const;
const LIMITS = { limitInputPixels: 5e7, failOn: 'truncated' } as const;

/**
 * A web-sized WebP of a picture file, upright, in sRGB, without metadata; made once and kept in the cache.
 * SVG is drawn to pixels, so nothing in it can run.
 * @throws if the file is no picture that can be decoded whole
 */
export async function preparePicture(path: string, cacheDir: string): Promise<{ picture: Picture; isNew: boolean }> {
  const source = await readFile(path);
  const name = `${cacheKey(source)}.webp`;
  const cached = join(cacheDir, name);
  const size = await readSize(cached);
  if (size) return { picture: { name, path: cached, ...size }, isNew: false };
  const { data, info } = await sharp(source, LIMITS)
    .rotate()
    .resize({ width: MAX_WIDTH, withoutEnlargement: true })
    .toColourspace('srgb')
    .webp(WEBP)
    .toBuffer({ resolveWithObject: true });
  await mkdir(cacheDir, { recursive: true });
  await writeWhole(cached, data);
  return { picture: { name, path: cached, width: info.width, height: info.height }, isNew: true };
}

function cacheKey(source: Buffer): string {
  const made = JSON.stringify([MAX_WIDTH, WEBP, LIMITS, sharp.versions.sharp, sharp.versions.vips, sharp.versions.webp]);
  return createHash('sha256').update(made).update(source).digest('hex').slice(0, 24);
}

/** Undefined for a file that is missing or damaged; it is made again. */
async function readSize(path: string): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height } = await sharp(await readFile(path), LIMITS).metadata();
    return { width, height };
  } catch {
    return undefined;
  }
}

/** The file is there whole or not at all, also after a power cut. */
async function writeWhole(path: string, data: Buffer): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(temporary, 'wx');
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
