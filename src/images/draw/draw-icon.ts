import sharp from 'sharp';
import type { Palette } from '../../theme/colours.ts';
import { isSvg } from '../encode/check-picture.ts';
import { cleanMark, drawMark } from './draw-mark.ts';

export interface IconOptions {
  /** Pixels of each side. */
  size: number;
  /** Leaves room for phones to cut a circle out of it (https://www.w3.org/TR/appmanifest/#icon-masks). */
  isMaskable: boolean;
  /** Around a maskable one. */
  background: string;
}

/** Of a side: the circle is four fifths of it wide, and has to hold the corners of a square drawing with some margin of its own. */
const MASKABLE_SHARE = 0.72;

/** The icon of a paper that has none: the dots by which a press aligns its four inks. @returns SVG, square */
export function writeSiteIcon({ paper, cyan, magenta, yellow, ink }: Palette): string {
  const dots = [cyan, magenta, yellow, ink].map(({ light }, index) => {
    const [x, y] = [index % 2 === 0 ? 10.5 : 21.5, index < 2 ? 10.5 : 21.5];
    return `<circle cx="${x}" cy="${y}" r="5" fill="${light}"/>`;
  });
  const sheet = `<rect width="32" height="32" rx="5" fill="${paper.light}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${sheet}${dots.join('')}</svg>\n`;
}

/** @param svg square @returns PNG */
export async function drawIcon(svg: string, { size, isMaskable, background }: IconOptions): Promise<Buffer> {
  const inner = isMaskable ? Math.round(size * MASKABLE_SHARE) : size;
  // SVG is drawn at 96 dots an inch, and this one at 32 pixels.
  const picture = sharp(Buffer.from(svg), { density: 96 * Math.ceil(size / 32) }).resize(inner, inner);
  const [start, end] = [Math.floor((size - inner) / 2), Math.ceil((size - inner) / 2)];
  const framed = isMaskable ? picture.extend({ top: start, left: start, bottom: end, right: end, background }) : picture;
  return framed.png({ palette: true, compressionLevel: 9 }).toBuffer();
}

/** The same of a paper's own icon. @param source its bytes, checked */
export function drawOwnIcon(source: Buffer, { size, isMaskable, background }: IconOptions): Promise<Buffer> {
  const square = { width: size, height: size };
  return isMaskable ? drawMark(source, square, MASKABLE_SHARE, background) : drawMark(source, square);
}

/** A paper's own icon as SVG, also one that is none. @param source its bytes, checked */
export async function wrapIcon(source: Buffer): Promise<string> {
  if (isSvg(source)) return cleanMark(source).toString();
  const png = await drawMark(source, { width: 192, height: 192 });
  const picture = `<image width="192" height="192" href="data:image/png;base64,${png.toString('base64')}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192">${picture}</svg>\n`;
}
