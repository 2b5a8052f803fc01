import type { APIRoute } from 'astro';
import { describeApiPage, numberApiPages, openApiPage } from '../../../../feeds/api/api-lists.ts';
import { currentSite } from '../../../../site.ts';
import { findAsked } from '../../../_find-asked.ts';

export function getStaticPaths() {
  const { settings, stories, topics, topic } = currentSite();
  if (!settings.api) return [];
  const lists = [
    { place: [] as string[], list: stories },
    ...topics().map(({ topic: { slug } }) => ({ place: [slug], list: findAsked(topic, slug) })),
  ];
  return lists.flatMap(({ place, list }) =>
    [place, ...numberApiPages(list).map((number) => [...place, 'page', String(number)])].map((parts) => ({
      params: { list: parts.join('/') || undefined },
    })),
  );
}

export const GET: APIRoute = ({ params }) => {
  const site = currentSite();
  // Nothing, `ai`, `page/2` or `ai/page/2`.
  const parts = (params['list'] ?? '').split('/').filter(Boolean);
  const [slug, number] = [parts.length % 2 === 1 ? parts[0] : undefined, parts.length > 1 ? Number(parts.at(-1)) : 1];
  const found = slug === undefined ? undefined : findAsked(site.topic, slug);
  const page = openApiPage(found?.topic.name ?? site.settings.title, found ?? site.stories, number);
  return Response.json(describeApiPage(page, site));
};
