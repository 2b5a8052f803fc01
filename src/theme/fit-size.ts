import { countColumns } from '../text/count-columns.ts';

/** Pixels, each with the most columns of a text that is set in them, the largest first. */
export type Sizes = readonly (readonly [columns: number, size: number])[];

/** The size of a text: a long one gets smaller letters. */
export function fitSize(text: string, sizes: Sizes): number {
  const columns = countColumns(text);
  const [, smallest = 16] = sizes.at(-1) ?? [];
  return sizes.find(([most]) => columns <= most)?.[1] ?? smallest;
}
