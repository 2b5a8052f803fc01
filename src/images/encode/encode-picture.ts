import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import sharp, { type OutputInfo, type ResizeOptions, type Sharp } from 'sharp';
import type { EncodingOptions } from '../encoding-options.ts';
import type { Rendition } from '../made-record.ts';
import { type Format, planSizes, type Size, SLOT_SHAPES, type Slot } from '../picture-slots.ts';
import { DECODE_LIMITS } from './decode-limits.ts';
import { describeTone } from './describe-tone.ts';

// All code that decides on an encoding's bytes is here and in what is imported here: see describe-encoding.ts, which hashes it.

/** One encoded file of a picture. */
export interface EncodedRendition extends Size {
  slot: Slot;
  format: Rendition['format'];
  data: Buffer;
}

export interface MadePicture extends Size {
  /** The colour that stands in its place until it has loaded, see {@link describeTone}. */
  tone: string;
  renditions: readonly EncodedRendition[];
}

/** Encoders run side by side, one thread each: that is faster than one encoder on all cores, and its bytes never vary. */
const encoding = pLimit(availableParallelism());

/**
 * Makes a picture's files for some slots: upright, in sRGB, without metadata, the first frame of an animation.
 * @param isDrawing of an SVG that is sanitised: it stays SVG, except for social images
 */
export async function encodePicture(
  source: Buffer,
  isDrawing: boolean,
  slots: readonly Slot[],
  options: EncodingOptions,
): Promise<MadePicture> {
  sharp.concurrency(1);
  const master = await decodeMaster(source, isDrawing);
  const { width, height, tone } = master;
  const renditions = await Promise.all(
    slots.map((slot) =>
      isDrawing && slot !== 'social' ? [{ slot, format: 'svg' as const, width, height, data: source }] : encodeSlot(master, slot, options),
    ),
  );
  return { width, height, tone, renditions: renditions.flat() };
}

type RawSize = Pick<OutputInfo, 'width' | 'height' | 'channels'>;

/** Raw pixels, and the size and colour of the picture that they are of. */
interface Master extends Size {
  tone: string;
  pixels: Buffer;
  raw: RawSize;
}

/** Pixels: the least that every slot can be cut from. Decoding once and shrinking at once is what saves time here. */
const MASTER_SIZE = { width: 1280, height: 720 } as const;

async function decodeMaster(source: Buffer, isDrawing: boolean): Promise<Master> {
  const { width, height } = await measure(source);
  // A drawing has no pixels of its own; 72 is the density at which it has its stated size.
  const density = isDrawing ? { density: Math.min(2400, Math.max(72, (72 * MASTER_SIZE.width) / width)) } : {};
  const { data, info } = await sharp(source, { ...DECODE_LIMITS, ...density })
    .autoOrient()
    .resize({ ...MASTER_SIZE, fit: 'outside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return { width, height, pixels: data, raw, tone: await describeTone(readRaw(data, raw), info.channels === 4) };
}

async function measure(source: Buffer): Promise<Size> {
  const { autoOrient } = await sharp(source, DECODE_LIMITS).metadata();
  return autoOrient;
}

async function encodeSlot({ pixels, raw }: Master, slot: Slot, options: EncodingOptions): Promise<EncodedRendition[]> {
  const shape = SLOT_SHAPES[slot];
  const sizes = planSizes(raw, shape);
  const largest = sizes.at(-1);
  if (!largest) return [];
  // Cut once: at another size the same search might choose another part.
  const cut = await resize(pixels, raw, { ...largest, fit: 'cover', position: sharp.strategy.attention });
  const encoded = await Promise.all(
    sizes.map(async (size) => {
      const { data, info } = size === largest ? cut : await resize(cut.data, cut.info, { ...size, fit: 'fill' });
      return Promise.all(
        shape.formats.map((format) =>
          encoding(async () => ({ slot, format, ...size, data: await encode(readRaw(data, info), format, options).toBuffer() })),
        ),
      );
    }),
  );
  return encoded.flat();
}

function resize(pixels: Buffer, raw: RawSize, options: ResizeOptions): Promise<{ data: Buffer; info: OutputInfo }> {
  return encoding(() => readRaw(pixels, raw).resize(options).raw().toBuffer({ resolveWithObject: true }));
}

function readRaw(pixels: Buffer, { width, height, channels }: RawSize): Sharp {
  return sharp(pixels, { raw: { width, height, channels }, limitInputPixels: false });
}

function encode(picture: Sharp, format: Format, { avif, webp, jpeg }: EncodingOptions): Sharp {
  if (format === 'avif') return picture.avif({ ...avif, chromaSubsampling: '4:2:0' });
  if (format === 'webp') return picture.webp(webp);
  // JPEG knows no transparency, and readers' cards are white.
  return picture.flatten({ background: '#fff' }).jpeg({ ...jpeg, progressive: true });
}
