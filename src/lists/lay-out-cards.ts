/** How wide a story's card stands in a list: across all columns, or as one of two or of three. */
export type CardWidth = 'whole' | 'half' | 'third';

/** One story across the columns, then two rows of three: a page of equal cards has no rhythm. */
const RHYTHM: readonly CardWidth[] = ['whole', 'third', 'third', 'third', 'third', 'third', 'third'];

/** What ends a list whose number of stories the rhythm does not divide, by what is left: each row of it is full. */
const ENDS: readonly (readonly CardWidth[])[] = [
  [],
  ['whole'],
  ['half', 'half'],
  ['whole', 'half', 'half'],
  ['whole', 'half', 'half', 'whole'],
  ['whole', 'half', 'half', 'half', 'half'],
  ['whole', 'half', 'half', 'whole', 'half', 'half'],
];

/** The widths of so many cards, in order: the first leads, and no row is left with an empty column, of three columns or of two. */
export function layOutCards(count: number): CardWidth[] {
  if (count === 2) return ['whole', 'whole'];
  const rounds = Math.floor(count / RHYTHM.length);
  return [...Array.from({ length: rounds }, () => RHYTHM).flat(), ...(ENDS[count % RHYTHM.length] ?? [])];
}
