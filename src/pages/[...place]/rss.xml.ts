import { writeRss } from '../../feeds/syndication/rss-feed.ts';
import { createFeedRoute } from './_feed-route.ts';

export const { getStaticPaths, GET } = createFeedRoute(writeRss, 'application/rss+xml');
