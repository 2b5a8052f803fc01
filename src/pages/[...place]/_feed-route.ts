import type { APIRoute } from 'astro';
import type { Feed } from '../../feeds/feed.ts';
import { fitFeed } from '../../feeds/syndication/fit-feed.ts';
import { listFeeds, listInputs, openFeed, type SiteFeed } from '../../feeds/syndication/list-feeds.ts';
import { currentSite } from '../../site.ts';
import { answer } from '../_answer.ts';

/** The route of every feed in one format. */
export function createFeedRoute(write: (feed: Feed) => string | Promise<string>, route: { mediaType: string }) {
  const getStaticPaths = () => {
    const site = currentSite();
    return listFeeds(site).flatMap((feed) => {
      const cacheKey = site.cacheKey(listInputs(feed, site));
      return [feed.place, ...(feed.aliases ?? [])].map((place) => ({ params: { place }, props: { feed }, cacheKey }));
    });
  };
  const GET: APIRoute<{ feed: SiteFeed }> = async ({ props }) => {
    return answer(await fitFeed(openFeed(props.feed, currentSite()), write), route);
  };
  return { getStaticPaths, GET };
}
