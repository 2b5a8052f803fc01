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

/** Pixels: no page shows a picture wider, and WebP can't be higher. */
const MAX_SIZE = { width: 1280, height: 16383 } as const;
const WEBP = { quality: 78, effort: 4 } as const;
const LIMITS = { limitInputPixels: 5e7, failOn: 'truncated' } as const;

/** The file is no picture, or not a whole one. Any other failure (a full disk, say) is not the author's. */
export class UndecodablePictureError extends Error {
  override name = 'UndecodablePictureError';
}

/**
 * A web-sized WebP of a picture file, upright, in sRGB, without metadata; made once and kept in the cache.
 * SVG is drawn to pixels, so nothing in it can run.
 * @throws {UndecodablePictureError} if the file is no picture that can be decoded whole
 */
export async function preparePicture(path: string, cacheDir: string): Promise<{ picture: Picture; isNew: boolean }> {
  const source = await readFile(path);
  const name = `${cacheKey(source)}.webp`;
  const cached = join(cacheDir, name);
  const size = await readRecord(cached);
  if (size) return { picture: { name, path: cached, ...size }, isNew: false };
  const { data, width, height } = await encode(source);
  await mkdir(cacheDir, { recursive: true });
  await writeWhole(cached, data);
  await writeWhole(`${cached}.json`, JSON.stringify({ width, height, hash: hashOf(data) } satisfies CacheRecord));
  return { picture: { name, path: cached, width, height }, isNew: true };
}

async function encode(source: Buffer): Promise<{ data: Buffer; width: number; height: number }> {
  try {
    const { data, info } = await sharp(source, LIMITS)
      .rotate()
      .resize({ ...MAX_SIZE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp(WEBP)
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    throw new UndecodablePictureError((error as Error).message.split('\n')[0], { cause: error });
  }
}

function cacheKey(source: Buffer): string {
  const made = JSON.stringify([MAX_SIZE, WEBP, LIMITS, sharp.versions.sharp, sharp.versions.vips, sharp.versions.webp]);
  return createHash('sha256').update(made).update(source).digest('hex').slice(0, 24);
}

/** Written after the picture's bytes; names them, so that damaged ones are found and made again. */
interface CacheRecord {
  width: number;
  height: number;
  /** SHA-256 of the WebP file. */
  hash: string;
}

/** Undefined for a picture that is missing or damaged. */
async function readRecord(path: string): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height, hash }: CacheRecord = JSON.parse(await readFile(`${path}.json`, 'utf8'));
    return hashOf(await readFile(path)) === hash ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

function hashOf(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The file is there whole or not at all, also after a power cut. */
async function writeWhole(path: string, data: Buffer | string): Promise<void> {
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
