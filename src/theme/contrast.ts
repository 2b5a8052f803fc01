import { toLinear } from './oklch.ts';

/** From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. @param one, other `#rrggbb` */
export function findContrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(findLuminance).toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function findLuminance(colour: string): number {
  const [red, green, blue] = toLinear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As CSS's `color-mix(in srgb, …)` does. @param share of the first, from 0 to 1 */
export function mixColours(first: string, second: string, share: number): string {
  const pairs = [1, 3, 5].map((start) => {
    const [a = 0, b = 0] = [first, second].map((colour) => Number.parseInt(colour.slice(start, start + 2), 16));
    return Math.round(a * share + b * (1 - share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${pairs.join('')}`;
}
