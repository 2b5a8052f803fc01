import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makeRenditions } from '../../../src/images/encode/make-renditions.ts';
import type { Slot } from '../../../src/images/picture-slots.ts';
import { ENCODING } from '../quick-fill.ts';
import { drawFrames, drawGradient, SVG } from '../sample-pictures.ts';

const SLOTS: readonly Slot[] = ['hero', 'card', 'logo', 'social'];
const FINE = { ...ENCODING, webp: { quality: 95, effort: 0 }, jpeg: { quality: 95 } };

async function readPixel(data: Buffer, x: number, y: number): Promise<number[]> {
  const { data: pixels, info } = await sharp(data).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...pixels.subarray(at, at + info.channels)];
}

async function makeOne(source: Buffer, slot: Slot, format: string): Promise<Buffer> {
  const { renditions } = await makeRenditions(source, [slot], FINE);
  const found = renditions.findLast((rendition) => rendition.format === format);
  if (!found) throw new Error(`no ${format} for ${slot}`);
  return found.data;
}

describe('the files of a picture', () => {
  it.each([
    [2000, 1500],
    [500, 300],
    [100, 900],
    [900, 100],
    [9, 9],
    [8, 20_000],
    [20_000, 8],
  ])('are never larger than a source of %d by %d, and as large as they say', async (width, height) => {
    const source = await drawGradient(width, height).png().toBuffer();
    const { renditions } = await makeRenditions(source, SLOTS, ENCODING);
    expect(new Set(renditions.map(({ slot }) => slot))).toEqual(new Set(SLOTS));
    for (const rendition of renditions) {
      expect(rendition.width).toBeLessThanOrEqual(width);
      expect(rendition.height).toBeLessThanOrEqual(height);
      expect(await sharp(rendition.data).metadata()).toMatchObject({ width: rendition.width, height: rendition.height });
    }
  });

  it.each(['left', 'right'])('keep a subject at the %s when they are cut', async (side) => {
    const subject = await drawSubject(300);
    const source = await sharp({ create: { width: 2400, height: 600, channels: 3, background: '#8899aa' } })
      .composite([{ input: subject, left: side === 'left' ? 40 : 2060, top: 150 }])
      .png()
      .toBuffer();
    const { data } = await sharp(await makeOne(source, 'card', 'webp'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isSubject = data.filter((_, index) => index % 3 === 0 && (data[index] ?? 0) > 200 && (data[index + 1] ?? 0) < 90).length;
    expect(isSubject).toBeGreaterThan(500);
  });

  it('stand upright, whatever EXIF says of their source', async () => {
    const halves = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'red' } })
      .composite([{ input: { create: { width: 200, height: 200, channels: 3, background: 'blue' } }, left: 200, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const made = await makeRenditions(halves, ['hero'], FINE);
    expect(made).toMatchObject({ width: 200, height: 400 });
    const webp = await makeOne(halves, 'hero', 'webp');
    expect((await readPixel(webp, 0.5, 0.1))[0]).toBeGreaterThan(200);
    expect((await readPixel(webp, 0.5, 0.9))[2]).toBeGreaterThan(200);
  });

  it('carry no metadata', async () => {
    const source = await drawGradient(800, 600)
      .withIccProfile('p3')
      .withExif({ IFD0: { Artist: 'Nobody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .jpeg()
      .toBuffer();
    expect(Object.keys(await sharp(source).metadata())).toEqual(expect.arrayContaining(['exif', 'icc', 'xmp']));
    const { renditions } = await makeRenditions(source, SLOTS, ENCODING);
    for (const { data } of renditions) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(data).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    }
  });

  it('show the colours of another space in sRGB', async () => {
    const source = await sharp({ create: { width: 200, height: 200, channels: 3, background: 'red' } })
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const stored = await sharp(source, { ignoreIcc: true }).png().toBuffer();
    expect((await readPixel(stored, 0.5, 0.5))[1]).toBeGreaterThan(30);
    const [red = 0, green = 255, blue = 255] = await readPixel(await makeOne(source, 'hero', 'webp'), 0.5, 0.5);
    expect(255 - red + green + blue).toBeLessThan(20);
  });

  it('keep transparency, which is white where a format has none', async () => {
    const source = await sharp({ create: { width: 400, height: 400, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    for (const format of ['webp', 'avif']) expect((await readPixel(await makeOne(source, 'hero', format), 0.5, 0.5)).at(3)).toBe(0);
    expect(await readPixel(await makeOne(source, 'social', 'jpeg'), 0.5, 0.5)).toEqual([255, 255, 255]);
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['grey', () => drawGradient().greyscale().jpeg().toBuffer()],
    ['grey and transparent', () => drawGradient().greyscale().ensureAlpha(0.5).png().toBuffer()],
    ['of 16 bits', () => drawGradient().toColourspace('rgb16').png().toBuffer()],
    ['grey and of 16 bits', () => drawGradient().toColourspace('grey16').png().toBuffer()],
    ['in CMYK', () => drawGradient().toColourspace('cmyk').jpeg().toBuffer()],
    ['of a palette', () => drawGradient().png({ palette: true }).toBuffer()],
    ['an animation', () => drawFrames(5).webp().toBuffer()],
    ['a drawing', async () => Buffer.from(SVG)],
  ])('are made of a source that is %s', async (_, draw) => {
    const { renditions, tone } = await makeRenditions(await draw(), SLOTS, ENCODING);
    expect(renditions.length).toBeGreaterThanOrEqual(SLOTS.length);
    expect(tone).toMatch(/^(?:(?:h\d+ )?l[0-4])?$/);
    for (const { data, width, height } of renditions) expect(await sharp(data).metadata()).toMatchObject({ width, height });
  });

  it('are the first frame of an animation', async () => {
    const { renditions } = await makeRenditions(await drawFrames(5).gif().toBuffer(), ['hero'], ENCODING);
    for (const { data } of renditions) expect((await sharp(data).metadata()).pages ?? 1).toBe(1);
    expect((await readPixel(await makeOne(await drawFrames(5).gif().toBuffer(), 'hero', 'webp'), 0.5, 0))[0]).toBeGreaterThan(150);
  });

  it('are the same bytes in two runs, also beside others', async () => {
    const source = await drawGradient(1600, 1200).jpeg().toBuffer();
    const runs = await Promise.all([1, 2, 3].map(() => makeRenditions(source, SLOTS, ENCODING)));
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });
});

/** Red and black squares: more to see than anything around them. */
function drawSubject(size: number): Promise<Buffer> {
  const pixels = Buffer.alloc(size * size * 3);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) pixels[(y * size + x) * 3] = ((x >> 5) + (y >> 5)) % 2 === 0 ? 255 : 0;
  return sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
}
