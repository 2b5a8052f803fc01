import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture that any size of which compresses well and is no single colour. */
export function drawGradient(width = 64, height = 48): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels.set([Math.round((x * 255) / width), Math.round((y * 255) / height), ((x ^ y) & 15) * 8], (y * width + x) * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Frames that differ, because the encoder merges those that do not: a white bar moves down. */
export function drawFrames(count: number, width = 64, height = 64): Sharp {
  const pixels = Buffer.alloc(width * height * count * 3);
  const frame = width * height * 3;
  for (let index = 0; index < count; index++) pixels.fill(255, index * frame, index * frame + (index + 1) * width * 3);
  return sharp(pixels, { raw: { width, height: height * count, channels: 3, pageHeight: height } });
}

/** A PNG whose header claims any size, with next to no data. */
export function claimPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return joinPng(pngChunk('IHDR', head), pngChunk('IDAT', deflateSync(Buffer.alloc(1000))), pngChunk('IEND', Buffer.alloc(0)));
}

/** A good PNG with one more chunk before its data. */
export async function insertPngChunk(type: string, data: Buffer): Promise<Buffer> {
  const png = await drawGradient().png().toBuffer();
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), pngChunk(type, data), png.subarray(afterHeader)]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function joinPng(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

/** A GIF of any size whose frames are of one pixel each. */
export function listGifFrames(count: number, width: number, height: number): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  const frames = Array.from({ length: count }, (_, index) => {
    const frame = Buffer.from('21f90400010000002c0000000001000100000202440100', 'hex');
    frame.writeUInt16LE(index % width, 9);
    return frame;
  });
  return Buffer.concat([head, ...frames, Buffer.from([0x3b])]);
}

/** Zeros that compress to a thousandth, and unpack to more than is taken. */
export const BOMB = Buffer.alloc(32 * 1024 * 1024);

/** Half of a file. */
export function halve(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="red"/></svg>';

/** The smallest file of a format that is no picture for the web, by its first bytes. */
export const OTHER_FILES = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  mp4: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42\0\0\0\0mp42isom'), Buffer.alloc(64)]),
  ico: Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 104, 4, 0, 0, 22, 0, 0, 0]), Buffer.alloc(1128)]),
  bmp: Buffer.concat([Buffer.from('BM'), Buffer.from([58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0]), Buffer.alloc(36)]),
  zip: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]),
} as const;
