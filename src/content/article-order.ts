import { compareText } from '../text/compare-text.ts';
import type { Article } from './article.ts';

type Dated = Pick<Article, 'publishedAt' | 'slug'>;

/** Newest first; articles of one moment by slug, so that the order is the same everywhere. */
export function compareNewestFirst(a: Dated, b: Dated): number {
  return b.publishedAt.getTime() - a.publishedAt.getTime() || compareText(a.slug, b.slug);
}

export interface Neighbours {
  older: Article | undefined;
  newer: Article | undefined;
}
