import type { APIRoute } from 'astro';
import type { Article } from '../../../articles/article.ts';
import { describeWholeStory } from '../../../feeds/api-story.ts';
import { currentSite } from '../../../site.ts';

export function getStaticPaths() {
  return currentSite().articles.map((article) => ({ params: { slug: article.slug }, props: { article } }));
}

export const GET: APIRoute<{ article: Article }> = ({ props }) => Response.json(describeWholeStory(props.article, currentSite()));
