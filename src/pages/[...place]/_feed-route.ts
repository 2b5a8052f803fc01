import type { APIRoute } from 'astro';
import type { Feed } from '../../feeds/feed.ts';
import { fitFeed } from '../../feeds/syndication/fit-feed.ts';
import { findFeed, listFeeds } from '../../feeds/syndication/list-feeds.ts';
import { openFeed } from '../../feeds/syndication/open-feed.ts';
import { type Asked, currentSite, type Site } from '../../site.ts';
import { answer } from '../_answer.ts';

/** The route of every feed in one format. */
export function createFeedRoute(write: (feed: Feed) => string | Promise<string>, route: { mediaType: string }) {
  const getStaticPaths = () =>
    listFeeds(currentSite()).flatMap((feed) => [feed.place, ...(feed.aliases ?? [])].map((place) => ({ params: { place } })));
  const GET: APIRoute = async ({ params: { place } }) => answer(await fitFeed(openPlace(place, currentSite()), write), route);
  return { getStaticPaths, GET };
}

const lastFeeds = new WeakMap<Site, { place: string | undefined; feed: Feed; asked: Asked }>();

/** The last one is remembered: its three formats are mostly written one after another. */
function openPlace(place: string | undefined, site: Site): Feed {
  const last = lastFeeds.get(site);
  if (last && last.place === place) {
    site.askAgain(last.asked);
    return last.feed;
  }
  const { result: feed, asked } = site.listen(() => {
    const found = findFeed(place, site);
    if (!found) throw new Error(`the site has no feed at “${place}”`);
    return openFeed(found, site);
  });
  lastFeeds.set(site, { place, feed, asked });
  return feed;
}
