import { writeRss } from '../../feeds/syndication/rss-feed.ts';
import { ROUTES } from '../../routes.ts';
import { createFeedRoute } from './_feed-route.ts';

export const { getStaticPaths, GET } = createFeedRoute(writeRss, ROUTES.rss);
