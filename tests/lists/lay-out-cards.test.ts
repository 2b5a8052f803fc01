import { expect, it } from 'vitest';
import { layOutCards } from '../../src/lists/lay-out-cards.ts';

/** What is left empty of a row that the next card does not fit into, or of the last one, in sixths. */
function findGaps(spans: readonly number[]): number[] {
  const gaps: number[] = [];
  let filled = 0;
  for (const span of spans) {
    if (filled + span > 6) {
      gaps.push(6 - filled);
      filled = 0;
    }
    filled = (filled + span) % 6;
  }
  return [...gaps, (6 - filled) % 6].filter((gap) => gap > 0);
}

it('a list of any number of stories is led by its first, and fills each of its rows, of three columns and of two', () => {
  for (let count = 0; count <= 100; count += 1) {
    const widths = layOutCards(count);
    expect(widths).toHaveLength(count);
    expect(widths[0]).toBe(count === 0 ? undefined : 'whole');
    expect([count, findGaps(widths.map((width) => ({ whole: 6, half: 3, third: 2 })[width]))]).toEqual([count, []]);
    expect([count, findGaps(widths.map((width) => ({ whole: 6, half: 3, third: 3 })[width]))]).toEqual([count, []]);
  }
});
