import type { APIRoute } from 'astro';
import { describeWholeStory } from '../../../feeds/api/api-story.ts';
import { currentSite } from '../../../site.ts';
import { findAsked } from '../../_find-asked.ts';

export function getStaticPaths() {
  const { settings, slugs } = currentSite();
  return settings.api ? slugs().map((slug) => ({ params: { slug } })) : [];
}

export const GET: APIRoute = ({ params }) => {
  const site = currentSite();
  return Response.json(describeWholeStory(findAsked(site.article, params['slug']), site));
};
