import type { Sharp } from 'sharp';

/** Steps on the colour wheel that the style sheet knows (`h0` … `h11`). */
const HUES = 12;

/** Shades from dark to light that the style sheet knows (`l0` … `l4`). */
const SHADES = 5;

/** Below this chroma a colour has no hue to speak of. */
const GREY = 0.025;

/** The tone of pictures through which the page is seen: a colour behind them would stay. */
const NO_TONE = '';

/**
 * A picture's mean colour as two class names, `h3 l2`, or `l2` for a grey one. Sixty colours are as good as sixteen
 * million for the moment until a picture has loaded, and classes need no style attribute, which a strict
 * Content-Security-Policy forbids.
 */
export async function describeTone(picture: Sharp, hasAlpha: boolean): Promise<string> {
  // Looking at every pixel takes 28 ms of a picture's 450, so it is done only for pictures that may be transparent.
  if (hasAlpha && !(await picture.stats()).isOpaque) return NO_TONE;
  const { data } = await picture
    .removeAlpha()
    .resize({ width: 1, height: 1, fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, green = 0, blue = 0] = data;
  const { lightness, chroma, hue } = toOklch(red / 255, green / 255, blue / 255);
  const shade = `l${Math.min(SHADES - 1, Math.floor(lightness * SHADES))}`;
  return chroma < GREY ? shade : `h${Math.round((hue / 360) * HUES) % HUES} ${shade}`;
}

/** sRGB, each from 0 to 1, to OKLCH (https://bottosson.github.io/posts/oklab/). Hue in degrees. */
function toOklch(...srgb: [number, number, number]): { lightness: number; chroma: number; hue: number } {
  const [r, g, b] = srgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { lightness, chroma: Math.hypot(a, bb), hue: (Math.atan2(bb, a) * 180) / Math.PI + (bb < 0 ? 360 : 0) };
}
