import { writeAtom } from '../../feeds/syndication/atom-feed.ts';
import { ROUTES } from '../../routes.ts';
import { createFeedRoute } from './_feed-route.ts';

export const { getStaticPaths, GET } = createFeedRoute(writeAtom, ROUTES.atom);
