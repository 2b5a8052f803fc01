import { fromOklch, toOklch } from './oklch.ts';

/** Of lightness: less than an eye tells apart. */
const STEP = 0.004;

/** The first colour on the way to black or white that passes; black or white where none does. @param towards 1 for white, -1 for black */
export function moveUntil(colour: string, towards: 1 | -1, passes: (colour: string) => boolean): string {
  if (passes(colour)) return colour;
  const start = toOklch(colour);
  for (let lightness = start.lightness; lightness >= 0 && lightness <= 1; lightness += towards * STEP) {
    const tried = fromOklch({ ...start, lightness });
    if (passes(tried)) return tried;
  }
  return towards === 1 ? '#ffffff' : '#000000';
}

/** The colour that passes and differs least in lightness; its hue is kept. */
export function findNearest(colour: string, passes: (colour: string) => boolean): string {
  const ways = [moveUntil(colour, -1, passes), moveUntil(colour, 1, passes)].filter(passes);
  const { lightness } = toOklch(colour);
  const [nearest = colour] = ways.toSorted(
    (a, b) => Math.abs(toOklch(a).lightness - lightness) - Math.abs(toOklch(b).lightness - lightness),
  );
  return nearest;
}
