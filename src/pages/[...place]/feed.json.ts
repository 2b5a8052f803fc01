import { writeJsonFeed } from '../../feeds/syndication/json-feed.ts';
import { createFeedRoute } from './_feed-route.ts';

export const { getStaticPaths, GET } = createFeedRoute(writeJsonFeed, 'application/feed+json');
