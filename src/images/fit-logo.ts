import type { Size } from './picture-slots.ts';

/** Pixels: twice what a newsletter shows, for screens of twice as many. */
const MOST: Size = { width: 1088, height: 112 };

/** A logo at least so many times as wide as high holds the paper's name in letters. */
const WIDE = 2.2;

/** The size at which a logo is drawn for those who take no SVG: mail programs and search engines. */
export function fitLogo({ width, height }: Size): Size {
  const scale = Math.min(MOST.width / width, MOST.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Whether a logo stands in the place of the paper's name, and not beside it. */
export function isWordmark({ width, height }: Size): boolean {
  return width >= height * WIDE;
}
