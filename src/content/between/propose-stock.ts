import type { Article } from '../article.ts';

/** Stories; a picture that so many have is hardly any story's own. */
const MANY = 5;

export interface StockProposal {
  url: string;
  /** How many stories have it. */
  stories: number;
}

/** Pictures that are likely stock, those of most stories first. */
export function proposeStock(articles: readonly Pick<Article, 'images'>[]): StockProposal[] {
  const counts = new Map<string, number>();
  for (const { images } of articles) {
    for (const url of new Set(images.map((image) => image.url))) counts.set(url, (counts.get(url) ?? 0) + 1);
  }
  return [...counts]
    .map(([url, stories]) => ({ url, stories }))
    .filter(({ stories }) => stories >= MANY)
    .toSorted((a, b) => b.stories - a.stories);
}
