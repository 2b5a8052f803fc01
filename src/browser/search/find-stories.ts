import { RATES, rateWordsFor } from './rate-words.ts';
import type { SearchablePart } from './searchable-part.ts';

/** Stories by their place in the part, the best first. */
export interface FoundStories {
  /** Have every word of the query or words that begin with it: in the title first, then the newest. */
  matches: readonly number[];
  /** Have words nearly like some: the nearest first, then the newest. */
  similar: readonly number[];
}

/** A word found outside the title counts as much as this many ranks below. */
const ELSEWHERE = 2;

/** @param words as `foldWord` gives them; without any, all stories match */
export function findStories(
  { index, vocabulary, titles, providers, topics, authors }: SearchablePart,
  words: readonly string[],
): FoundStories {
  const wanted = [...new Set(words)].map((word) => {
    const rates = vocabulary.map(rateWordsFor(word));
    const best = (places: readonly number[]): number => {
      let rate: number = RATES.unlike;
      for (const place of places) rate = Math.min(rate, rates[place] ?? rate);
      return rate;
    };
    return { best, providers: providers.map(best), topics: topics.map(best), authors: authors.map(best) };
  });
  const matches: RankedStory[] = [];
  const similar: RankedStory[] = [];
  for (const [story, title] of titles.entries()) {
    let [matchRank, similarRank, worst] = [0, 0, 0];
    for (const { best, providers: ofProviders, topics: ofTopics, authors: ofAuthors } of wanted) {
      const inTitle = best(title);
      let elsewhere = ofProviders[index.providerOf[story] ?? -1] ?? RATES.unlike;
      for (const topic of index.topicsOf[story] ?? []) elsewhere = Math.min(elsewhere, ofTopics[topic] ?? RATES.unlike);
      for (const author of index.authorsOf?.[story] ?? []) elsewhere = Math.min(elsewhere, ofAuthors[author] ?? RATES.unlike);
      worst = Math.max(worst, Math.min(inTitle, elsewhere));
      matchRank += inTitle <= RATES.beginning ? inTitle : elsewhere + ELSEWHERE;
      similarRank += Math.min(inTitle, elsewhere);
    }
    if (worst <= RATES.beginning) matches.push({ story, rank: matchRank });
    else if (worst < RATES.unlike) similar.push({ story, rank: similarRank });
  }
  return { matches: listBest(matches), similar: listBest(similar) };
}

interface RankedStory {
  story: number;
  rank: number;
}

/** @param ranked the newest first, as they stay where the rank is the same */
function listBest(ranked: readonly RankedStory[]): number[] {
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ story }) => story);
}
