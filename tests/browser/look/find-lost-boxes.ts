import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { takeScreenshot } from './take-screenshot.ts';

interface Box {
  element: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * What a page no longer shows where the reader's own colours are in force.
 * @returns how many links, controls, drawings and charts others see, and those of them that are lost
 */
export async function findLostBoxes(page: Page): Promise<{ seen: number; lost: string[] }> {
  await page.setViewportSize({ width: 800, height: 600 });
  const { length: seen } = await findBoxes(page);
  await page.emulateMedia({ forcedColors: 'active' });
  const flat = await findFlatBoxes(page, await findBoxes(page));
  // A picture of a whole page takes a second or two.
  if (flat.length === 0) return { seen, lost: [] };
  await page.emulateMedia({ forcedColors: null });
  const flatForOthers = new Set(await findFlatBoxes(page, await findBoxes(page)));
  return { seen, lost: flat.filter((element) => !flatForOthers.has(element)) };
}

/** Where the page shows something that a reader uses or looks at. */
function findBoxes(page: Page): Promise<Box[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, input, select, summary, meter, progress, svg, svg rect')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => ({ element: element.outerHTML.slice(0, 160), ...element.getBoundingClientRect().toJSON() }) as Box)
      .filter(({ x, y, width, height }) => width >= 2 && height >= 2 && x >= 0 && y >= 0 && x + width <= innerWidth),
  );
}

/** The boxes of which a picture of the whole page shows nothing but one colour, edges and surroundings included. */
async function findFlatBoxes(page: Page, boxes: readonly Box[]): Promise<string[]> {
  const shot = sharp(await takeScreenshot(page, { fullPage: true }));
  const { data, info } = await shot.greyscale().raw().toBuffer({ resolveWithObject: true });
  const isFlat = ({ x, y, width, height }: Box): boolean => {
    const [left, top] = [Math.max(0, Math.floor(x) - 1), Math.max(0, Math.floor(y) - 1)];
    const [right, bottom] = [Math.min(info.width, Math.ceil(x + width) + 1), Math.min(info.height, Math.ceil(y + height) + 1)];
    let [least, most] = [255, 0];
    for (let row = top; row < bottom; row += 1) {
      for (const value of data.subarray(row * info.width + left, row * info.width + right)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return most - least < 24;
  };
  return boxes.filter(isFlat).map(({ element }) => element);
}
