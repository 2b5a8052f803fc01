import type { APIRoute } from 'astro';
import { writeOpml } from '../feeds/syndication/opml.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => answer(writeOpml(currentSite()), ROUTES.opml);
