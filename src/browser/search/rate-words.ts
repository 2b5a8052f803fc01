import { measureDistanceFrom } from './measure-distance.ts';
import { isUnspaced } from './split-words.ts';

/** How well a word of a story answers a word of the query, best first; between these, by the letters that differ. */
export const RATES = { whole: 0, beginning: 1, unlike: 9 } as const;

/** Letters of a word that may be wrong. None of a number: next year is another year. */
function countForgiven(word: string): number {
  if (word.length < 4 || /\p{N}/u.test(word) || isUnspaced(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Rates words for one word of a query. Both as `foldWord` gives them. */
export function rateWordsFor(wanted: string): (candidate: string) => number {
  const isWithin = isUnspaced(wanted);
  const forgiven = countForgiven(wanted);
  const measure = forgiven > 0 ? measureDistanceFrom(wanted, forgiven) : undefined;
  return (candidate) => {
    if (candidate === wanted) return RATES.whole;
    if (candidate.startsWith(wanted) || (isWithin && candidate.includes(wanted))) return RATES.beginning;
    if (!measure) return RATES.unlike;
    const { whole, beginning } = measure(candidate);
    const rates = [whole === undefined ? RATES.unlike : 2 * whole, beginning === undefined ? RATES.unlike : 2 * beginning + 1];
    return Math.min(...rates);
  };
}
