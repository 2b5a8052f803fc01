import type { Article } from '../../content/article.ts';
import type { FeedContext } from '../feed-item.ts';

/** A story's page on this site. */
export function findStoryUrl({ slug }: Pick<Article, 'slug'>, { addresses }: Pick<FeedContext, 'addresses'>): string {
  return addresses.absolute(addresses.article(slug));
}
