import { writeJsonFeed } from '../../feeds/json-feed.ts';
import { createFeedRoute } from './_feed-route.ts';

export const { getStaticPaths, GET } = createFeedRoute(writeJsonFeed, 'application/feed+json');
