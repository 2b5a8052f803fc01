import sharp from 'sharp';

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

/** @param svg square @returns PNG */
export async function drawIcon(svg: string, { size, isMaskable, background }: IconOptions): Promise<Buffer> {
  const inner = isMaskable ? Math.round(size * MASKABLE_SHARE) : size;
  // SVG is drawn at 96 dots an inch, and this one at 32 pixels.
  const picture = sharp(Buffer.from(svg), { density: 96 * Math.ceil(size / 32) }).resize(inner, inner);
  const [start, end] = [Math.floor((size - inner) / 2), Math.ceil((size - inner) / 2)];
  const framed = isMaskable ? picture.extend({ top: start, left: start, bottom: end, right: end, background }) : picture;
  return framed.png({ palette: true, compressionLevel: 9 }).toBuffer();
}
