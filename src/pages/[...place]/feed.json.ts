import { writeJsonFeed } from '../../feeds/syndication/json-feed.ts';
import { ROUTES } from '../../routes.ts';
import { createFeedRoute } from './_feed-route.ts';

export const { getStaticPaths, GET } = createFeedRoute(writeJsonFeed, ROUTES.jsonFeed);
