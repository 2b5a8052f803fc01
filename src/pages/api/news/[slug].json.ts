import type { APIRoute } from 'astro';
import type { Article } from '../../../content/article.ts';
import { describeWholeStory } from '../../../feeds/api/api-story.ts';
import { currentSite } from '../../../site.ts';

export function getStaticPaths() {
  const { settings, articles, cacheKey } = currentSite();
  if (!settings.api) return [];
  return articles.map((article) => ({ params: { slug: article.slug }, props: { article }, cacheKey: cacheKey(article) }));
}

export const GET: APIRoute<{ article: Article }> = ({ props }) => Response.json(describeWholeStory(props.article, currentSite()));
