import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import sharp, { type AvifOptions, type JpegOptions, type OutputInfo, type Sharp, type WebpOptions } from 'sharp';
import { ssim } from 'ssim.js';

interface Setting {
  format: 'AVIF' | 'WebP' | 'JPEG';
  options: AvifOptions & WebpOptions & JpegOptions;
}

/** A picture as pixels. */
interface Bitmap {
  data: Buffer;
  info: OutputInfo;
}

interface Measurement {
  bytes: number;
  /** Of luma, at full size: 1 is the same picture. */
  ssim: number;
  /** Processor milliseconds of the encoder alone. */
  time: number;
}

/** Pixels. */
const WIDTHS = [640, 1280] as const;

const READABLE: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.tif', '.tiff']);

/** Around the defaults of the site, and what sharp itself would choose: AVIF of effort 4, WebP of quality 80. */
const SETTINGS: readonly Setting[] = [
  { format: 'AVIF', options: { quality: 55, effort: 0, chromaSubsampling: '4:2:0' } },
  { format: 'AVIF', options: { quality: 50, effort: 1, chromaSubsampling: '4:2:0' } },
  { format: 'AVIF', options: { quality: 55, effort: 1, chromaSubsampling: '4:2:0' } },
  { format: 'AVIF', options: { quality: 60, effort: 1, chromaSubsampling: '4:2:0' } },
  { format: 'AVIF', options: { quality: 55, effort: 2, chromaSubsampling: '4:2:0' } },
  { format: 'AVIF', options: { quality: 55, effort: 3, chromaSubsampling: '4:2:0' } },
  { format: 'AVIF', options: { quality: 55, effort: 4, chromaSubsampling: '4:2:0' } },
  { format: 'AVIF', options: { quality: 55, effort: 1, chromaSubsampling: '4:4:4' } },
  { format: 'AVIF', options: { quality: 55, effort: 1, chromaSubsampling: '4:2:0', tune: 'ssim' } },
  { format: 'WebP', options: { quality: 72, effort: 2 } },
  { format: 'WebP', options: { quality: 75, effort: 2 } },
  { format: 'WebP', options: { quality: 72, effort: 4 } },
  { format: 'WebP', options: { quality: 72, effort: 6 } },
  { format: 'WebP', options: { quality: 80, effort: 4 } },
  { format: 'JPEG', options: { quality: 76, progressive: true } },
  { format: 'JPEG', options: { quality: 80, progressive: true, mozjpeg: true } },
];

/**
 * Prints, as a Markdown table, what encoder settings make of the pictures of a folder: bytes, likeness and time.
 * The folder should hold varied pictures of good quality, 1280 pixels wide or wider: a narrower one is not enlarged.
 */
export async function compareQuality(folder: string): Promise<void> {
  const paths = await listPictures(folder);
  if (paths.length === 0) throw new Error(`${folder} holds no picture`);
  const threads = sharp.concurrency();
  // One thread: the times add up to processor time, and AVIF's bytes depend on the number of threads.
  sharp.concurrency(1);
  try {
    const rows = SETTINGS.map((setting) => ({ setting, measurements: WIDTHS.map((): Measurement[] => []) }));
    for (const path of paths) {
      for (const [index, width] of WIDTHS.entries()) {
        const reference = await readBitmap(sharp(path).rotate().resize({ width, withoutEnlargement: true }));
        for (const { setting, measurements } of rows) measurements[index]?.push(await measureSetting(reference, setting));
      }
    }
    console.log(`${paths.length} pictures. kB: 1000 bytes. SSIM: of luma. ms: processor time of encoding, one thread.\n`);
    console.log(
      `| Format | Settings | ${WIDTHS.map((width) => `kB ${width} | SSIM ${width} | ms ${width}`).join(' | ')} | SSIM, 5th percentile |`,
    );
    console.log(`|---|---|${'--:|'.repeat(WIDTHS.length * 3 + 1)}`);
    for (const { setting, measurements } of rows) console.log(formatRow(setting, measurements));
  } finally {
    sharp.concurrency(threads);
  }
}

/** Paths of the pictures right in a folder, in a fixed order. */
async function listPictures(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => READABLE.has(extname(name).toLowerCase()))
    .sort()
    .map((name) => join(folder, name));
}

/** Without transparency, which JPEG lacks. */
function readBitmap(picture: Sharp): Promise<Bitmap> {
  return picture.flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
}

/** Encodes a bitmap, decodes it again and compares. */
async function measureSetting(reference: Bitmap, setting: Setting): Promise<Measurement> {
  const { width, height, channels } = reference.info;
  const encoder = applySetting(sharp(reference.data, { raw: { width, height, channels } }), setting);
  const before = process.cpuUsage();
  const encoded = await encoder.toBuffer();
  const { user, system } = process.cpuUsage(before);
  const likeness = await compareBitmaps(reference, await readBitmap(sharp(encoded)));
  return { bytes: encoded.length, ssim: likeness, time: (user + system) / 1000 };
}

function applySetting(picture: Sharp, { format, options }: Setting): Sharp {
  if (format === 'AVIF') return picture.avif(options);
  return format === 'WebP' ? picture.webp(options) : picture.jpeg(options);
}

/** @returns the mean SSIM. ssim.js shrinks pictures unless told otherwise, which hides what a setting does to fine detail. */
async function compareBitmaps(one: Bitmap, other: Bitmap): Promise<number> {
  return ssim(await toImageData(one), await toImageData(other), { downsample: false }).mssim;
}

/** With the fourth channel that ssim.js counts on. */
async function toImageData({ data, info }: Bitmap): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
  const { width, height, channels } = info;
  const withAlpha = await sharp(data, { raw: { width, height, channels } }).ensureAlpha().raw().toBuffer();
  return { data: new Uint8ClampedArray(withAlpha), width, height };
}

/** @param measurements of each width */
function formatRow({ format, options }: Setting, measurements: readonly Measurement[][]): string {
  const shown = Object.entries(options).map(([name, value]) => `${name} ${value}`);
  const cells = measurements.map((ofWidth) => {
    const kilobytes = findMean(ofWidth.map(({ bytes }) => bytes)) / 1000;
    const likeness = findMean(ofWidth.map((measurement) => measurement.ssim));
    return `${kilobytes.toFixed(1)} | ${likeness.toFixed(4)} | ${findMean(ofWidth.map(({ time }) => time)).toFixed(0)}`;
  });
  const worst = findPercentile(
    measurements.flat().map((measurement) => measurement.ssim),
    5,
  );
  return `| ${format} | ${shown.join(', ')} | ${cells.join(' | ')} | ${worst.toFixed(4)} |`;
}

function findMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By nearest rank. */
function findPercentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
