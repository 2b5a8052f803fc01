import { findStories } from './find-stories.ts';
import type { Named } from './search-index.ts';
import type { SearchQuery } from './search-query.ts';
import type { SearchablePart } from './searchable-part.ts';
import { splitWords } from './split-words.ts';

/** Stories that have the very words are few below this number; then those with similar words are shown too. */
const FEW = 5;

export interface FoundStory {
  part: SearchablePart;
  /** Its place in the part. */
  story: number;
}

/** What a filter offers, with the number of stories that choosing it would leave. */
export interface Choice {
  address: string;
  name: string;
  count: number;
}

export interface SearchResult {
  /** Part by part, the best of each first. */
  matches: readonly FoundStory[];
  /** Empty where there are enough matches. */
  similar: readonly FoundStory[];
  topics: readonly Choice[];
  sources: readonly Choice[];
}

export function searchParts(parts: readonly SearchablePart[], query: SearchQuery): SearchResult {
  const words = splitWords(query.words).map(({ folded }) => folded);
  // Signs alone, such as “…”, are no words, but the reader did not ask for everything.
  if (words.length === 0 && query.words.trim() !== '') return { matches: [], similar: [], topics: [], sources: [] };
  const found = parts.map((part) => {
    const { matches, similar } = findStories(part, words);
    const filter = (stories: readonly number[]) => stories.map((story) => ({ part, story, fits: testFilters({ part, story }, query) }));
    return { matches: filter(matches), similar: filter(similar) };
  });
  const matches = found.flatMap((stories) => stories.matches);
  const isFew = matches.filter(({ fits }) => fits.all).length < FEW;
  const similar = isFew ? found.flatMap((stories) => stories.similar) : [];
  const candidates = [...matches, ...similar];
  return {
    matches: matches.filter(({ fits }) => fits.all),
    similar: similar.filter(({ fits }) => fits.all),
    topics: countChoices(
      candidates.filter(({ fits }) => fits.source && fits.year).flatMap(listTopics),
      parts.flatMap(({ index }) => index.topics).find(([slug]) => slug === query.topic),
    ),
    sources: countChoices(
      candidates.filter(({ fits }) => fits.topic && fits.year).flatMap(listSources),
      parts.flatMap(({ index }) => index.providers).find(([domain]) => domain === query.source),
    ),
  };
}

function listTopics({ part: { index }, story }: FoundStory): Named[] {
  return (index.topicsOf[story] ?? []).map((place) => index.topics[place]).filter((named) => named !== undefined);
}

function listSources({ part: { index }, story }: FoundStory): Named[] {
  const named = index.providers[index.providerOf[story] ?? -1];
  return named?.[0] ? [named] : [];
}

function testFilters(found: FoundStory, query: SearchQuery) {
  const topic = query.topic === '' || listTopics(found).some(([slug]) => slug === query.topic);
  const source = query.source === '' || listSources(found).some(([domain]) => domain === query.source);
  const year = query.year === '' || found.part.index.days[found.story]?.split('-')[0] === query.year;
  return { topic, source, year, all: topic && source && year };
}

/** @param chosen stays on offer, whatever it leaves */
function countChoices(names: readonly Named[], chosen: Named | undefined): Choice[] {
  const choices = new Map(chosen ? [[chosen[0], { name: chosen[1], count: 0 }]] : []);
  for (const [address, name] of names) {
    const choice = choices.get(address);
    choices.set(address, { name: choice?.name ?? name, count: (choice?.count ?? 0) + 1 });
  }
  return [...choices].map(([address, choice]) => ({ address, ...choice }));
}
