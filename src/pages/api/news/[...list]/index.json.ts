import type { APIRoute } from 'astro';
import { type ApiPage, describeApiPage, listApiPages } from '../../../../feeds/api/api-lists.ts';
import { currentSite } from '../../../../site.ts';

export function getStaticPaths() {
  const { settings, articles, topics, cacheKey } = currentSite();
  if (!settings.api) return [];
  const lists = [
    { place: [], pages: listApiPages(settings.title, articles) },
    ...topics.map(({ topic, articles: ofTopic }) => ({ place: [topic.slug], pages: listApiPages(topic.name, ofTopic) })),
  ];
  return lists.flatMap(({ place, pages }) =>
    pages.flatMap((page) => {
      const addresses = [[...place, 'page', page.number], ...(page.number === 1 ? [place] : [])];
      return addresses.map((parts) => ({ params: { list: parts.join('/') || undefined }, props: { page }, cacheKey: cacheKey(page) }));
    }),
  );
}

export const GET: APIRoute<{ page: ApiPage }> = ({ props }) => Response.json(describeApiPage(props.page, currentSite()));
