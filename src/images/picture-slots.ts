/**
 * Where pages show pictures. A slot's crop and widths follow from the style sheet: `hero` serves the stories that lead a
 * list too, which take up to 912 CSS pixels; `card` serves thumbnails too, which are 117 to 234 wide; cards take up to 444, and
 * up to 684 where two fill a row.
 */
export type Slot = 'hero' | 'card' | 'logo' | 'portrait' | 'social';

export type Format = 'avif' | 'webp' | 'jpeg';

export interface SlotShape {
  /** Width by height that the picture is cut to; left out, it stays whole. */
  ratio?: number;
  /** Pixels, ascending. None is ever larger than the source. */
  widths: readonly number[];
  /** Pixels; a picture that would be higher is made smaller. */
  maxHeight: number;
  formats: readonly Format[];
}

/** Pixels: WebP holds no more. */
const HIGHEST = 16_383;

export const SLOT_SHAPES: Readonly<Record<Slot, SlotShape>> = {
  hero: { widths: [800, 1280], maxHeight: HIGHEST, formats: ['avif', 'webp'] },
  card: { ratio: 16 / 9, widths: [360, 720], maxHeight: HIGHEST, formats: ['avif', 'webp'] },
  logo: { widths: [128], maxHeight: 64, formats: ['webp'] },
  portrait: { ratio: 1, widths: [192], maxHeight: HIGHEST, formats: ['webp'] },
  // What Open Graph readers take (https://developers.facebook.com/docs/sharing/webmasters/images/).
  social: { ratio: 1200 / 630, widths: [1200], maxHeight: HIGHEST, formats: ['jpeg'] },
};

export interface Size {
  /** Pixels. */
  width: number;
  height: number;
}

/** The sizes that a slot shows of a picture: those of its widths that the source can fill, and else the source's own. */
export function planSizes(source: Size, { ratio, widths, maxHeight }: SlotShape): Size[] {
  const crop = cropSize(source, ratio ?? source.width / source.height);
  const widest = Math.min(crop.width, widths.at(-1) ?? crop.width, Math.floor((maxHeight * crop.width) / crop.height) || 1);
  const planned = [...widths.filter((width) => width < widest), widest];
  return planned.map((width) => ({ width, height: Math.max(1, Math.round((width * crop.height) / crop.width)) }));
}

/** The largest part of a picture that has a shape. */
function cropSize({ width, height }: Size, ratio: number): Size {
  return width / height > ratio
    ? { width: Math.max(1, Math.round(height * ratio)), height }
    : { width, height: Math.max(1, Math.round(width / ratio)) };
}
