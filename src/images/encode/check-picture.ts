import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { PictureFailure } from '../picture-failure.ts';
import type { Size } from '../picture-slots.ts';
import { DECODE_LIMITS, MAX_PIXELS } from './decode-limits.ts';

/** Pixels a side. Smaller ones count visits and show nothing. */
const MIN_SIZE = 8;

/** What sharp decodes, by its bytes, with the ending of its file. */
const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/tiff': 'tif',
};

export interface CheckedPicture extends Size {
  /** `jpg`, `png` … `svg`, whatever the address or the host says. */
  format: string;
}

/**
 * Decodes a picture to its last byte, before anything of it is kept.
 * @returns its size as it is seen, upright
 * @throws {PictureFailure} if it is no picture, or not a whole one, or too large
 */
export async function checkPicture(bytes: Buffer): Promise<CheckedPicture> {
  const format = await detectFormat(bytes);
  try {
    const { autoOrient, pages = 1 } = await sharp(bytes, DECODE_LIMITS).metadata();
    if (pages * autoOrient.width * autoOrient.height > MAX_PIXELS) throw tooManyPixels();
    await sharp(bytes, { ...DECODE_LIMITS, animated: pages > 1 })
      .resize({ width: 32, height: 32, fit: 'fill' })
      .raw()
      .toBuffer();
    if (Math.min(autoOrient.width, autoOrient.height) < MIN_SIZE)
      throw new PictureFailure('too small', `is ${autoOrient.width} by ${autoOrient.height} pixels`);
    // Of a GIF's frames the decoder takes those that are there.
    if (format === 'gif' && isCutShort(bytes, format)) throw cutShort();
    return { format, width: autoOrient.width, height: autoOrient.height };
  } catch (error) {
    throw isCutShort(bytes, format) ? cutShort(error) : explainDecodeError(error, HAS_END.has(format));
  }
}

/**
 * Whether a picture lacks its end, by the mark or the length that its format puts there. Messages of the decoder are a
 * second choice: they come from one buffer, where those of pictures that fail at the same time mix.
 */
function isCutShort(bytes: Buffer, format: string): boolean {
  if (format === 'png') return !bytes.subarray(-64).includes('IEND');
  if (format === 'jpg') return !bytes.includes('ffd9', 0, 'hex');
  if (format === 'avif') return hasHalfBox(bytes);
  if (format === 'gif') return bytes.subarray(-64).findLast((byte) => byte !== 0) !== 0x3b;
  return format === 'webp' && bytes.length > 8 && bytes.readUInt32LE(4) + 8 > bytes.length;
}

/** Whether the last of a file's boxes is longer than the file (ISO/IEC 14496-12, 4.2). */
function hasHalfBox(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) return false; // to the end of the file, or of more than 4 GB
    at += size;
  }
  return at !== bytes.length;
}

/** Formats that show for certain whether a file is cut. A JPEG's end may be that of its thumbnail. */
const HAS_END: ReadonlySet<string> = new Set(['png', 'gif', 'webp', 'avif']);

function tooManyPixels(): PictureFailure {
  return new PictureFailure('too many pixels', `has more than ${MAX_PIXELS / 1e6} million pixels over all frames`);
}

function cutShort(cause?: unknown): PictureFailure {
  return new PictureFailure('truncated', 'ends in the middle', { cause });
}

async function detectFormat(bytes: Buffer): Promise<string> {
  if (bytes.length === 0) throw new PictureFailure('empty', 'holds no bytes');
  const type = await fileTypeFromBuffer(bytes);
  const format = type && Object.hasOwn(FORMATS, type.mime) ? FORMATS[type.mime] : undefined;
  if (format) return format;
  if (isSvg(bytes)) throw new PictureFailure('SVG', 'is SVG, which is taken from the content folder only');
  const start = bytes.subarray(0, 1024).toString('latin1').trimStart();
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script)/i.test(start)) throw new PictureFailure('a web page', 'is a web page');
  if (type && type.mime !== 'application/xml') throw new PictureFailure('unknown format', `is ${type.mime}, which is not supported`);
  throw new PictureFailure('no picture', 'is no picture');
}

/** One thing that may stand before a root element. */
const PROLOGUE = /^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>)/i;

/** Tells SVG by its root element, after an XML declaration, comments and a document type. */
export function isSvg(bytes: Buffer): boolean {
  let rest = bytes
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  // One by one: a single expression for all would try every way to split a thousand comments, for longer than anyone lives.
  for (let before = ''; rest !== before; ) {
    before = rest;
    rest = rest.replace(PROLOGUE, '');
  }
  return /^<(?:\w+:)?svg[\s/>]/i.test(rest);
}

/** @param isWhole true if the file's end was seen, whatever the message says */
export function explainDecodeError(error: unknown, isWhole = false): PictureFailure {
  if (error instanceof PictureFailure) return error;
  const [message = ''] = (error as Error).message.split('\n');
  if (/pixel limit|too large|exceeds/i.test(message)) return tooManyPixels();
  if (!isWhole && /truncat|premature|unexpected end|bad seek/i.test(message)) return cutShort(error);
  return new PictureFailure('damaged', `can’t be decoded (${message})`, { cause: error });
}
