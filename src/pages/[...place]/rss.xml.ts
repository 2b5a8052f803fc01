import { writeRss } from '../../feeds/rss-feed.ts';
import { createFeedRoute } from './_feed-route.ts';

export const { getStaticPaths, GET } = createFeedRoute(writeRss, 'application/rss+xml');
