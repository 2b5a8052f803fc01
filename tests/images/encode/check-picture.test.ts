import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkPicture, isSvg } from '../../../src/images/encode/check-picture.ts';
import { PictureFailure } from '../../../src/images/picture-failure.ts';
import { claimPng, drawFrames, drawGradient, listGifFrames, OTHER_FILES, SVG } from '../sample-pictures.ts';

const FORMATS = {
  jpg: () => drawGradient(200, 150).jpeg(),
  png: () => drawGradient(200, 150).png(),
  webp: () => drawGradient(200, 150).webp(),
  gif: () => drawGradient(200, 150).gif(),
  avif: () => drawGradient(200, 150).avif({ effort: 0 }),
  tif: () => drawGradient(200, 150).tiff(),
} as const;

describe('the check of a picture', () => {
  it.each(Object.entries(FORMATS))('tells the format and size of a whole %s', async (format, draw) => {
    expect(await checkPicture(await draw().toBuffer())).toEqual({ format, width: 200, height: 150 });
  });

  it.each(Object.entries(FORMATS))('refuses a %s that is cut anywhere', async (format, draw) => {
    const bytes = await draw().toBuffer();
    // A TIFF's pixels come first; what is cut from its notes is no loss.
    const parts = format === 'tif' ? [0.02, 0.1, 0.25, 0.5] : [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97];
    for (const part of parts)
      await expect(checkPicture(bytes.subarray(0, Math.floor(bytes.length * part))), `${part}`).rejects.toBeInstanceOf(PictureFailure);
  });

  it.each(Object.entries(FORMATS))('takes or refuses a %s with wrong bytes, and never fails otherwise', async (_, draw) => {
    const bytes = await draw().toBuffer();
    for (let seed = 1; seed <= 60; seed++) {
      const { picture, failure } = await checkPicture(spoil(bytes, seed)).then(
        (checked) => ({ picture: checked, failure: undefined }),
        (error: unknown) => ({ picture: undefined, failure: error }),
      );
      if (!picture) expect(failure, `seed ${seed}`).toBeInstanceOf(PictureFailure);
    }
  });

  it.each([5, 6, 7, 8])('tells the size of a picture as it is seen, with EXIF orientation %d', async (orientation) => {
    const bytes = await drawGradient(200, 150).withMetadata({ orientation }).jpeg().toBuffer();
    expect(await checkPicture(bytes)).toEqual({ format: 'jpg', width: 150, height: 200 });
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    [
      'over 50 megapixels',
      () =>
        sharp({ create: { width: 8000, height: 6300, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
      'too many pixels',
    ],
    ['that claims terapixels', () => claimPng(1_000_000, 1_000_000), 'too many pixels'],
    ['of frames that add up to over 50 megapixels', () => drawFrames(60, 1000, 1000).gif().toBuffer(), 'too many pixels'],
    ['of tiny frames on a large canvas', () => listGifFrames(60, 1000, 1000), 'too many pixels'],
    ['of seven pixels a side', () => drawGradient(7, 300).png().toBuffer(), 'too small'],
  ])('refuses a picture %s', async (_, draw, reason) => {
    await expect(checkPicture(await draw())).rejects.toMatchObject({ reason });
  });

  it('counts each frame that is there, and frames that are alike once, as the encoder writes them', async () => {
    expect((await sharp(await drawFrames(60, 64, 64).gif().toBuffer()).metadata()).pages).toBe(60);
    expect(await checkPicture(await drawFrames(40, 1000, 1000).gif().toBuffer())).toMatchObject({
      format: 'gif',
      width: 1000,
      height: 1000,
    });
  });

  it.each(Object.entries(OTHER_FILES))('refuses %s', async (_, bytes) => {
    await expect(checkPicture(bytes)).rejects.toMatchObject({ reason: 'unknown format' });
  });
});

describe('telling SVG', () => {
  it.each([
    SVG,
    `\ufeff${SVG}`,
    ` \n${SVG}`,
    `<?xml version="1.0"?>${SVG}`,
    `<!-- <p> -->${SVG}`,
    `<!DOCTYPE svg [<!ENTITY a "]">]>${SVG}`,
    '<SVG>',
    '<svg/>',
    '<a:svg >',
  ])('knows %j', (text) => expect(isSvg(Buffer.from(text))).toBe(true));

  it.each(['', '<svgs>', '<html><svg>', 'x<svg>', '<!-- <svg> -->', '<?xml <svg>', '<!DOCTYPE svg'])('does not take %j for it', (text) =>
    expect(isSvg(Buffer.from(text))).toBe(false),
  );

  it.each(['<!--x-->', '<!---->', '<?x?>', '<!doctype a>', '<!doctype a[]>', '<!doctype a[', '<!--', ' ', '<?'])(
    'comes to an end after a thousand times %j',
    (text) => {
      expect(isSvg(Buffer.from(text.repeat(1000)))).toBe(false);
      expect(isSvg(Buffer.from(`${text.repeat(1000)}]>]]>`))).toBe(false);
    },
  );
});

/** Some bytes changed, the same ones for the same seed. */
function spoil(bytes: Buffer, seed: number): Buffer {
  const spoilt = Buffer.from(bytes);
  let state = seed * 2_654_435_761;
  for (let count = 0; count < 1 + (seed % 12); count++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The first bytes tell more than the others.
    const at = seed % 2 === 0 ? state % Math.min(200, bytes.length) : state % bytes.length;
    spoilt[at] = (state >>> 16) & 255;
  }
  return spoilt;
}
