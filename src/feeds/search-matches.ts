import type { SearchIndex } from './search-index.ts';

/** A story as the search page shows it. This runs in the reader's browser. */
export interface SearchMatch {
  slug: string;
  title: string;
  day: string;
  provider: string;
  topics: readonly string[];
}

/** The stories in which each word of a query begins a word of title, provider or topics, newest first. */
export function findMatches({ providers, topics, stories }: SearchIndex, query: string): SearchMatch[] {
  const wanted = splitWords(query);
  if (wanted.length === 0) return [];
  return stories
    .map(
      ([slug, title, day, provider, ofTopics]): SearchMatch => ({
        slug,
        title,
        day,
        provider: providers[provider] ?? '',
        topics: ofTopics.map((topic) => topics[topic] ?? ''),
      }),
    )
    .filter(({ title, provider, topics: names }) => {
      const words = splitWords([title, provider, ...names].join(' '));
      return wanted.every((word) => words.some((candidate) => candidate.startsWith(word)));
    });
}

/** Words without case and accents, so that `elan` finds `Élan`. */
function splitWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '');
}
