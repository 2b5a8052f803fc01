import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawMark } from '../../../src/images/draw/draw-mark.ts';
import { outlineMark } from '../../../src/images/draw/outline-mark.ts';

const SIZE = 60;
const BLACK_BAR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><path d="M10 25h40v10H10z"/></svg>';

/** How light a mark's middle column is on a ground, from 0 to 255. */
async function readColumn(png: Buffer, ground: string): Promise<number[]> {
  const on = await sharp(png).flatten({ background: ground }).greyscale().raw().toBuffer();
  return Array.from({ length: SIZE }, (_, row) => on[row * SIZE + SIZE / 2] ?? 0);
}

describe('a black mark with an edge of white paper', () => {
  it('can be seen on black, and looks on white as it did', async () => {
    const mark = await drawMark(Buffer.from(BLACK_BAR), { width: SIZE, height: SIZE });
    const outlined = await outlineMark(mark, '#ffffff');
    expect(Math.max(...(await readColumn(mark, '#000000')))).toBe(0);
    expect(Math.max(...(await readColumn(outlined, '#000000')))).toBeGreaterThan(150);
    expect(await readColumn(outlined, '#ffffff')).toEqual(await readColumn(mark, '#ffffff'));
  });
});
