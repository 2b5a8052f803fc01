import { foldWord } from '../fold-word.ts';
import { RATES, rateWordsFor } from '../rate-words.ts';
import { isUnspaced, joinWords, splitWords, type Word } from '../split-words.ts';

export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Marks in texts what a query's words found there: what was typed of it, or the whole word if it is only similar. @param words as `foldWord` gives them */
export function markWordsOf(words: readonly string[]): (text: string) => Piece[] {
  const wanted = words.map((word) => ({ word, rate: rateWordsFor(word) }));
  return (text) => {
    const plain = splitWords(text);
    const ranges = [...plain, ...joinWords(text, plain)]
      .flatMap((found) => {
        const rated = wanted.map(({ word, rate }) => ({ word, rate: rate(found.folded) })).toSorted((a, b) => a.rate - b.rate);
        const close = rated.filter(({ rate }) => rate <= RATES.beginning);
        if (close.length > 0) return close.map(({ word }) => findRange(text, found, word));
        return rated[0] && rated[0].rate < RATES.unlike ? [{ start: found.start, end: found.end }] : [];
      })
      .toSorted((a, b) => a.start - b.start || b.end - a.end);
    return cutAt(text, ranges);
  };
}

/** Folding may change the number of letters, and what is joined has hyphens in the text, so the place is found letter by letter. */
function findRange(text: string, { folded, start, end }: Word, word: string): { start: number; end: number } {
  const within = isUnspaced(word) ? Math.max(0, folded.indexOf(word)) : 0;
  const reach = (length: number): number => {
    let place = start;
    while (place < end && foldWord(text.slice(start, place).replace(/[-‐‑]/g, '')).length < length) place += 1;
    // An accent that stands for itself belongs to the letter before it.
    while (place < end && /^\p{M}/u.test(text.slice(place))) place += 1;
    return place;
  };
  return { start: within === 0 ? start : reach(within), end: reach(within + word.length) };
}

function cutAt(text: string, ranges: readonly { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = [];
  let place = 0;
  for (const { start, end } of ranges) {
    const from = Math.max(start, place);
    if (end <= from) continue;
    if (from > place) pieces.push({ text: text.slice(place, from), isMarked: false });
    pieces.push({ text: text.slice(from, end), isMarked: true });
    place = end;
  }
  if (place < text.length) pieces.push({ text: text.slice(place), isMarked: false });
  return pieces;
}
