import type { Article } from '../../../../src/content/article.ts';
import { compareNewestFirst } from './article-order.ts';
import type { StoryGroup } from './group-articles.ts';
import { type NumberedPage, splitIntoNumberedPages } from './numbered-pages.ts';

/** The numbered pages of stories. */
export function splitStories({ articles, takenOff }: StoryGroup, pageSize: number): NumberedPage<Article>[] {
  if (takenOff.length === 0) return splitIntoNumberedPages(articles, pageSize);
  const gone = new Set(takenOff);
  return splitIntoNumberedPages([...articles, ...takenOff].toSorted(compareNewestFirst), pageSize, (article) => gone.has(article));
}
