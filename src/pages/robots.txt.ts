import type { APIRoute } from 'astro';
import { writeRobots } from '../feeds/crawlers/robots.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => answer(writeRobots(currentSite()), ROUTES.robots);
